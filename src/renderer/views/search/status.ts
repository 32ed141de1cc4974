import type { Search } from '../../state/search/search.svelte.ts'
import type { Words } from '../../words/words.ts'

/** In a sentence: what was found, why nothing was, or how to begin. */
export function statusOf({ hits, problem, busy, more }: Search, t: Words['t']): string {
  if (problem?.about === 'refused') return t('find.problem.refused', { reason: t(`refusal.${problem.code}`) })
  if (problem?.about === 'wordless') return t('find.problem.wordless')
  if (problem) return t(`find.problem.${problem.about}`, { value: problem.value })
  if (busy && !hits) return t('find.busy')
  if (!hits) return t('find.begin')
  if (hits.length === 0) return t('find.none')
  return t(more ? 'find.found.more' : 'find.found', { count: hits.length })
}
