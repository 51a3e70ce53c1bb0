import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { type ByteSource, type Member, OoxmlError, readArchive } from '@gongkai/ooxml'
import { platform } from '../platform.ts'
import { Problem } from '../problem.ts'

/** As many files, and as large ones, are taken from one zip. */
const limits = { entries: 100_000, member: 64 * 2 ** 20 }

interface OpenArchive {
  readonly path: string
  readonly file: number
  /** Size and time of change when it was opened. */
  readonly stamp: string
  readonly members: readonly Member[]
}

/** The archive read last stays open, since its members are asked for one after the other. */
let last: OpenArchive | undefined

/** Where a member stands: its place in the directory of the zip as it was when it was listed. */
export interface MemberPlace {
  readonly index: number
  readonly stamp: string
}

/** A zip on disk, its members in the order of its directory. Throws a Problem, or an error of the file system. */
export function openArchive(path: string): Pick<OpenArchive, 'members' | 'stamp'> {
  if (last?.path === path && last.stamp === stampOf(statSync(path))) return last
  closeArchive()
  const file = openSync(path, 'r')
  try {
    const stats = fstatSync(file)
    const members = readArchive(onDisk(file, stats.size), limits, platform)
    last = { path, file, stamp: stampOf(stats), members }
    return last
  } catch (error) {
    closeSync(file)
    throw archiveProblem(error, path)
  }
}

function closeArchive(): void {
  if (last) closeSync(last.file)
  last = undefined
}

/** The bytes of one member, where it has no more than `most`. Throws a Problem. */
export function memberBytes(path: string, { index, stamp }: MemberPlace, most: number): Uint8Array {
  const archive = openArchive(path)
  const member = archive.members[index]
  if (!member || archive.stamp !== stamp) throw changed(path)
  try {
    if (member.size > most) throw new OoxmlError('too-large')
    return member.bytes()
  } catch (error) {
    throw archiveProblem(error, path)
  }
}

const stampOf = ({ size, mtimeMs, ino }: { size: number; mtimeMs: number; ino: number }) =>
  `${size} ${mtimeMs} ${ino}`

const onDisk = (file: number, length: number): ByteSource => ({
  length,
  read: (from, to) => {
    const bytes = new Uint8Array(to - from)
    let at = 0
    while (at < bytes.length) {
      const taken = readSync(file, bytes, at, bytes.length - at, from + at)
      if (taken === 0) throw new OoxmlError('truncated')
      at += taken
    }
    return bytes
  },
})

const changed = (path: string) =>
  new Problem(
    `压缩包在读取时发生了变化：${path}。请等它复制或同步完成后再试。`,
    `The zip changed while it was read: ${path}. Try again once it is copied or synchronized.`,
  )

function archiveProblem(error: unknown, path: string): unknown {
  if (!(error instanceof OoxmlError)) return error
  switch (error.code) {
    case 'encrypted-entry':
      return new Problem(
        '压缩包设了密码。请解压后再处理。',
        'The zip is protected by a password. Unpack it first.',
      )
    case 'too-large':
      return new Problem(
        '压缩包里的这份文件太大，不像一份年度报告。',
        'This file in the zip is larger than a yearly report is.',
      )
    case 'too-many-entries':
      return new Problem(
        `压缩包里的文件超过 ${limits.entries} 个：${path}。请分成几个压缩包，或解压后按目录处理。`,
        `Over ${limits.entries} files in ${path}. Divide it, or unpack it and name the folder.`,
      )
    case 'unknown-method':
      return new Problem(
        '压缩包用了不支持的压缩方式。请解压后处理，或重新压缩为普通 zip。',
        'The zip uses a compression that is not supported. Unpack it, or pack it as an ordinary zip.',
      )
    default:
      return new Problem(
        `压缩包损坏，读不出来（${error.code}）。请重新取得这份文件。`,
        `The zip is damaged (${error.code}). Get the file anew.`,
      )
  }
}
