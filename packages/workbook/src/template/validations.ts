import type { Validation } from './model.ts'

const limit = 999_999_999_999

/** The year's first day that a date of a report may have: a text that looks like one is refused, not a late one. */
const firstDay = new Date(Date.UTC(2000, 0, 1))

/**
 * Excel's own check of what is typed. It stops, since a count that is text, negative or broken is never right; a date can
 * be overruled. What is pasted passes by it, and is flagged by colour and on 校验.
 */
export function validationOf(validation: Validation) {
  const { kind, prompt } = validation
  const common = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: '填写提示',
    prompt,
    showErrorMessage: true,
    error: prompt,
  }
  if (kind === 'list') {
    return {
      ...common,
      type: 'list' as const,
      formulae: [`"${validation.words.join(',')}"`],
      errorStyle: 'stop' as const,
      errorTitle: '请从下拉框选择',
      error: `只能是：${validation.words.join('、')}`,
    }
  }
  if (kind === 'date') {
    return {
      ...common,
      type: 'date' as const,
      operator: 'greaterThanOrEqual' as const,
      formulae: [firstDay],
      errorStyle: 'warning' as const,
      errorTitle: '这里应填日期',
    }
  }
  return {
    ...common,
    type: kind === 'amount' ? ('decimal' as const) : ('whole' as const),
    operator: 'between' as const,
    formulae: [kind === 'signed' ? -limit : 0, limit],
    errorStyle: 'stop' as const,
    errorTitle: '这里只能填数字',
  }
}
