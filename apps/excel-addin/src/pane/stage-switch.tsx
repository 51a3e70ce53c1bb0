import type { Stage } from '@gongkai/schema'
import { useTools } from './context.ts'

/** 填报中 or 定稿检查. */
export function StageSwitch({ stage }: { readonly stage: Stage }) {
  const { words, session } = useTools()
  return (
    <fieldset class="stage">
      <legend class="hidden">{words.stage}</legend>
      {(['filling', 'final'] as const).map((one) => (
        <label key={one} class={one === stage ? 'is-on' : ''}>
          <input type="radio" name="stage" checked={one === stage} onChange={() => session.setStage(one)} />
          {words[one]}
        </label>
      ))}
    </fieldset>
  )
}
