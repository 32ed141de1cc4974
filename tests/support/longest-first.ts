/** The order of files where no earlier run has left their times, as in a fresh copy: Vitest would start by their sizes. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Small files that take long: one that is left for the end runs alone. */
const long = [
  'e2e/guest-firefox',
  'e2e/guest-webkit',
  'e2e/loading',
  'e2e/stories',
  'lan/discovery',
  'main/cli/host',
  'main/cli/open',
  'main/discovery/mdns',
  'simulation/planted-bugs',
  'simulation/simulation'
].map((name) => `/tests/${name}.test.ts`)

const isLong = ({ moduleId }: TestSpecification): boolean => long.some((name) => moduleId.endsWith(name))

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name)
    return [...byProject.values()].flatMap((ofProject) => [
      ...ofProject.filter(isLong),
      ...ofProject.filter((file) => !isLong(file))
    ])
  }
}
