/** What a draft bears on each page. */
export const draftMark = '草稿'
