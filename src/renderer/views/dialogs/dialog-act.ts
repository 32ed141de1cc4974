import { onDestroy } from 'svelte'
import { getApp } from '../../state/app/context.ts'
import { DialogAct } from '../../state/app/dialog-act.svelte.ts'
import { getWords } from '../../words/context.ts'

/** The act of the dialog that calls this, until it closes. `problem`: why it was refused, in words; '' when it was not. */
export function openDialogAct(): Pick<DialogAct, 'busy' | 'run'> & { readonly problem: string } {
  const { t } = getWords()
  const act = new DialogAct(getApp().refuse)
  onDestroy(() => {
    act.close()
  })
  return {
    run: (done) => act.run(done),
    get busy() {
      return act.busy
    },
    get problem() {
      return act.refused === null ? '' : t(`refusal.${act.refused}`)
    }
  }
}
