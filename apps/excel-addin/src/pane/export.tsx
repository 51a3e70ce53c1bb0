import { check, titleOf } from '@gongkai/schema'
import { copyHtml } from './clipboard.ts'
import { useSeen, useTools } from './context.ts'
import { fileName } from './files.ts'

const formats = ['docx', 'html', 'json'] as const

/** The report as Word, HTML and JSON, from what was read; the writers are loaded on the first click. */
export function Export() {
  const { words, host, attempt, say } = useTools()
  const { report, computed, edition, told } = useSeen()
  const unread = told.filter(
    ({ finding }) => finding.severity === 'error' && /^(?:table|source)\//.test(finding.code),
  )
  const errors =
    unread.length +
    check(report, { stage: 'final', computed }).findings.filter(({ severity }) => severity === 'error').length
  const draft = errors > 0
  const save = async (format: (typeof formats)[number]) => {
    const { writers } = await import('@gongkai/document')
    const { extension, mediaType, write } = writers[format]
    const content = write(report, { draft })
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const marked = draft && format !== 'json' ? words.draft : ''
    const name = `${fileName(titleOf(report, edition))}${marked}.${extension}`
    await host.saveFile(name, bytes, mediaType)
    say(words.exported(name))
  }
  const copy = async () => {
    const { toFragment, toText } = await import('@gongkai/document')
    say((await copyHtml(toFragment(report, { draft }), toText(report))) ? words.copied : words.notCopied)
  }
  return (
    <>
      {draft && <p>{words.draftOnly(errors)}</p>}
      {!host.can.saveFile && <p class="quiet">{words.unable.saveFile}</p>}
      <p class="buttons">
        {host.can.saveFile &&
          formats.map((format) => (
            <button key={format} type="button" onClick={() => attempt(() => save(format))}>
              {words.exportAs[format]}
            </button>
          ))}
        <button type="button" onClick={() => attempt(copy)}>
          {words.copyHtml}
        </button>
      </p>
    </>
  )
}
