import { check, titleOf } from '@gongkai/schema'
import type { Assessment } from '../session/assess.ts'
import { copyHtml } from './clipboard.ts'
import { useSeen, useTools } from './context.ts'
import { fileName } from './files.ts'
import { useNow } from './use-now.ts'

const formats = ['docx', 'html', 'json'] as const

/** The errors of the final check, with which a report is a draft. */
function errorsOf({ report, computed, told }: Assessment): number {
  const unread = told.filter(
    ({ finding }) => finding.severity === 'error' && /^(?:table|source)\//.test(finding.code),
  )
  const { findings } = check(report, { stage: 'final', computed })
  return unread.length + findings.filter(({ severity }) => severity === 'error').length
}

/** The report as Word, HTML and JSON, from what was read; the writers are loaded on the first click. */
export function Export() {
  const { words, host, say } = useTools()
  const errors = errorsOf(useSeen())
  const now = useNow()
  const save = async (format: (typeof formats)[number], seen: Assessment) => {
    const { report, edition } = seen
    const draft = errorsOf(seen) > 0
    const { writers } = await import('@gongkai/document')
    const { extension, mediaType, write } = writers[format]
    const content = write(report, { draft })
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const marked = draft && format !== 'json' ? words.draft : ''
    const name = `${fileName(titleOf(report, edition))}${marked}.${extension}`
    await host.saveFile(name, bytes, mediaType)
    say(words.exported(name))
  }
  const copy = async (seen: Assessment) => {
    const { report } = seen
    const draft = errorsOf(seen) > 0
    const { toFragment, toText } = await import('@gongkai/document')
    say((await copyHtml(toFragment(report, { draft }), toText(report))) ? words.copied : words.notCopied)
  }
  return (
    <>
      {errors > 0 && <p>{words.draftOnly(errors)}</p>}
      {!host.can.saveFile && <p class="quiet">{words.unable.saveFile}</p>}
      <p class="buttons">
        {host.can.saveFile &&
          formats.map((format) => (
            <button key={format} type="button" onClick={() => now((seen) => save(format, seen))}>
              {words.exportAs[format]}
            </button>
          ))}
        <button type="button" onClick={() => now(copy)}>
          {words.copyHtml}
        </button>
      </p>
    </>
  )
}
