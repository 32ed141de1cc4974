/** Whether this is a Mac (or an iPad with its keyboard), where Command does what Control does elsewhere. */
export const onMac = /Mac|iP(?:hone|ad|od)/.test(navigator.platform)
