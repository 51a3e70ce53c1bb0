import type { Language } from '@gongkai/schema'
import type { Done } from '../session/perform.ts'

/** What can keep a plan from being carried out, but for troubles of the host and for sheets, which have words of their own. */
type Refusal = Exclude<Done['state'], 'applied' | 'sheets' | 'trouble'>

interface OutcomeWords {
  done(what: string, cells: number): string
  /** Behind it, where there is no 撤回. */
  readonly unread: string
  undoWhat(what: string): string
  undone(what: string): string
  /** The button that gives a 撤回 up, and what is said then. */
  readonly forget: string
  forgotten(what: string): string
  readonly refused: Readonly<Record<Refusal, string>>
}

/** What is said of a plan that was carried out, and of 撤回. */
export const outcomeWords: Readonly<Record<Language, OutcomeWords>> = {
  'zh-CN': {
    done: (what, cells) => `${what}：已写入 ${cells} 格。`,
    unread: '写入后有单元格正在编辑，没能读回公式的结果，所以这一步不能撤回。',
    undoWhat: (what) => `撤回「${what}」`,
    undone: (what) => `已撤回「${what}」。`,
    forget: '不再提供这次撤回',
    forgotten: (what) => `「${what}」保持现在的样子，不再提供撤回。`,
    refused: {
      stale: '这些格子刚刚有改动，没有写入，请重新核对：',
      protected: '这些格子受保护，一格都没有写入。请在「审阅」中取消工作表保护后再试：',
      failed: '写入后读回的内容不一致，已恢复原状：',
      editing: '有单元格正在编辑。请按回车键结束编辑，再点一次。',
      'other-workbook': '当前是另一个工作簿，没有写入。',
      busy: '上一项操作还没有完成。',
      nothing: '没有可撤回的操作。',
    },
  },
  en: {
    done: (what, cells) => `${what}: ${cells} cell${cells === 1 ? '' : 's'} written.`,
    unread:
      'A cell was open for typing then, so what the formulas show could not be read: this cannot be undone here.',
    undoWhat: (what) => `Undo “${what}”`,
    undone: (what) => `“${what}” taken back.`,
    forget: 'Do not offer this undo any more',
    forgotten: (what) => `“${what}” stays as it is now; its undo is not offered any more.`,
    refused: {
      stale: 'These cells have just changed; nothing was written. Look again: ',
      protected: 'These cells are protected; nothing was written. Unprotect the sheet and try again: ',
      failed: 'What was read back is not what was written; all was put back: ',
      editing: 'A cell is open for typing. Press Enter, then click again.',
      'other-workbook': 'Another workbook is in front; nothing was written.',
      busy: 'The last action is not done yet.',
      nothing: 'There is nothing to undo.',
    },
  },
}
