import type { Search } from '../../state/search/search.svelte.ts'
import type { Words } from '../../words/words.ts'

export function searchStatus({ results, problem, busy, more }: Search, t: Words['t']): string {
  if (problem?.about === 'refused')
    return t('search.problem.refused', { reason: t(`refusal.${problem.code}`) })
  if (problem?.about === 'wordless') return t('search.problem.wordless')
  if (problem) return t(`search.problem.${problem.about}`, { value: problem.value })
  if (busy && !results) return t('search.busy')
  if (!results) return t('search.begin')
  if (results.length === 0) return t('search.none')
  return t(more ? 'search.found.more' : 'search.found', { count: results.length })
}
