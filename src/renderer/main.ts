/** Picks the surroundings, builds the state, shows the interface. */
import { mount } from 'svelte'
import App from './App.svelte'
import { browserClock } from './platform/clock.ts'
import { choosePlatform } from './platform/choose.ts'
import { App as AppState } from './state/app.svelte.ts'
import { Language } from './state/language.svelte.ts'
import './styles/all.css'

const page = document.documentElement
const platform = await choosePlatform()
const language = await Language.open({
  keep: platform.keep,
  system: navigator.languages,
  apply: (words) => {
    page.lang = words.language
    page.dir = words.dir
  }
})
const app = new AppState({
  platform,
  words: language.words,
  clock: browserClock,
  applyTheme: (name) => {
    page.dataset['theme'] = name
  }
})
const target = document.getElementById('app')
if (!target) throw new Error('the page has no place for the interface')
mount(App, { target, props: { app, language } })
await app.start()
