/** Picks the surroundings, builds the state, shows the interface. */
import { mount } from 'svelte'
import App from './App.svelte'
import { browserClock } from './platform/clock.ts'
import { choosePlatform } from './platform/choose.ts'
import { App as AppState } from './state/app.svelte.ts'
import { loadWords } from './words/languages.ts'
import './styles/all.css'

const [platform, words] = await Promise.all([choosePlatform(), loadWords(navigator.languages)])
const page = document.documentElement
page.lang = words.language
page.dir = words.dir
const app = new AppState({
  platform,
  words,
  clock: browserClock,
  applyTheme: (name) => {
    page.dataset['theme'] = name
  }
})
const target = document.getElementById('app')
if (!target) throw new Error('the page has no place for the interface')
mount(App, { target, props: { app, words } })
await app.start()
