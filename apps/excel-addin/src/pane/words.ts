import type { Language } from '@gongkai/schema'
import { en } from './words-en.ts'
import { type PaneWords, zh } from './words-zh.ts'

export type { PaneWords }

export const paneWords: Readonly<Record<Language, PaneWords>> = { 'zh-CN': zh, en }
