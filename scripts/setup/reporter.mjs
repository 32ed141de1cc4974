/** Prints where the time went, and which tests were skipped and why. */
import { relative } from 'node:path'
import { root } from './project-files.mjs'

/** @typedef {import('vitest/node').TestModule} TestModule */

const named = 8

export default class EndReporter {
  /** Start and end of each project, ms. @type {Map<string, [number, number]>} */
  #spans = new Map()

  /** @param {TestModule} module */
  onTestModuleStart({ project }) {
    if (!this.#spans.has(project.name)) this.#spans.set(project.name, [performance.now(), performance.now()])
  }

  /** @param {TestModule} module */
  onTestModuleEnd({ project }) {
    const [begun] = this.#spans.get(project.name) ?? [performance.now()]
    this.#spans.set(project.name, [begun, performance.now()])
  }

  /** @param {readonly TestModule[]} modules */
  onTestRunEnd(modules) {
    const lines = [...this.#projects(modules), ...slowest(modules), ...skipped(modules)]
    console.log(lines.map((line) => `${line}\n`).join(''))
  }

  /** @param {readonly TestModule[]} modules */
  #projects(modules) {
    return [...this.#spans].map(([name, [begun, ended]]) => {
      const files = modules.filter(({ project }) => project.name === name)
      const work = files.reduce((sum, file) => sum + timeOf(file), 0)
      return `${name}: ${files.length} files in ${seconds(ended - begun)}, one after another ${seconds(work)}`
    })
  }
}

/** @param {readonly TestModule[]} modules */
function slowest(modules) {
  return [...modules]
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, named)
    .map((module) => `  ${seconds(timeOf(module)).padStart(7)}  ${nameOf(module)}`)
}

/** @param {readonly TestModule[]} modules */
function skipped(modules) {
  return modules.flatMap((module) =>
    [...module.children.allTests('skipped')].map((test) => {
      const result = test.result()
      const why = 'note' in result && result.note ? result.note : 'by a condition in the file'
      return `skipped: ${nameOf(module)} › ${test.fullName} (${why})`
    })
  )
}

/** Milliseconds, imports included. @param {TestModule} module */
function timeOf(module) {
  const { collectDuration, setupDuration, duration } = module.diagnostic()
  return collectDuration + setupDuration + duration
}

/** @param {TestModule} module */
const nameOf = ({ moduleId }) => relative(root, moduleId)

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
