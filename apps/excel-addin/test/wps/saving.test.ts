import { describe, expect, test } from 'vitest'
import { saveFile } from '../../src/hosts/wps/files.ts'
import { jsapiIn } from '../../src/hosts/wps/jsapi.ts'
import { watchSaves } from '../../src/hosts/wps/saves.ts'
import { type Build, builds } from './facade.ts'
import { fakeWps } from './fake.ts'
import { smallBook } from './models.ts'

function opened(build: Build) {
  const wps = fakeWps([smallBook()], build)
  return { wps, jsapi: jsapiIn({ wps: wps.application })! }
}

describe.each(Object.entries(builds))('before saving in a build of kind %s', (_, build) => {
  test('no keeps the file from being written, yes is not asked again for the same', () => {
    const { wps, jsapi } = opened(build)
    const answers: boolean[] = []
    let asked = 0
    const stop = watchSaves(jsapi, ({ sheets }) => {
      const total = sheets[0]!.ranges[0]!.values[0]![1]
      return total === 0 ? undefined : { key: String(total), ask: () => answers[asked++]! }
    })
    answers.push(false, true, false)
    expect([wps.save(), asked]).toEqual([false, 1])
    expect([wps.save(), asked]).toEqual([true, 2])
    expect([wps.save(), asked]).toEqual([true, 2])
    wps.type('三、申请', 'B1', 7)
    expect([wps.save(), asked]).toEqual([false, 3])
    wps.type('三、申请', 'B1', 0)
    expect([wps.save(), asked]).toEqual([true, 3])
    stop()
    wps.type('三、申请', 'B1', 7)
    expect([wps.save(), asked]).toEqual([true, 3])
    expect(wps.violations).toEqual([])
  })

  test('a workbook that cannot be read is saved', () => {
    const { wps, jsapi } = opened(build)
    const book = smallBook()
    wps.bringInFront(book)
    watchSaves(jsapi, () => {
      throw new RangeError('not asked')
    })
    book.sheets[0]!.deleted = true
    expect(wps.save()).toBe(true)
  })
})

describe('a file', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256)
  const latin1 = Buffer.from(bytes).toString('latin1')
  const never = () => {
    throw new Error('nothing to replace')
  }

  test('goes where the official says, whole', () => {
    const { wps, jsapi } = opened(builds.plain!)
    wps.state.chosenFile = 'D:\\年报'
    saveFile(jsapi, never, '2024年报.docx', bytes)
    expect([...wps.files]).toEqual([['D:\\年报.docx', latin1]])
  })

  test('goes nowhere where the official gives up', () => {
    const { wps, jsapi } = opened(builds.plain!)
    expect(() => saveFile(jsapi, never, '2024年报.docx', bytes)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    )
    expect(wps.files.size).toBe(0)
  })

  test('replaces another only after a yes', () => {
    const { wps, jsapi } = opened(builds.plain!)
    wps.files.set('D:\\年报.docx', 'theirs')
    wps.state.chosenFile = 'D:\\年报.docx'
    expect(() => saveFile(jsapi, () => false, '2024年报.docx', bytes)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    )
    expect(wps.files.get('D:\\年报.docx')).toBe('theirs')
    saveFile(jsapi, () => true, '2024年报.docx', bytes)
    expect(wps.files.get('D:\\年报.docx')).toBe(latin1)
  })

  test('takes a name not yet taken where there is no dialog', () => {
    const { wps, jsapi } = opened(builds.odd!)
    for (let copy = 0; copy < 3; copy++) saveFile(jsapi, never, '2024年报.docx', bytes)
    expect([...wps.files.keys()].map((path) => path.split('/')[1])).toEqual([
      '2024年报.docx',
      '2024年报 (2).docx',
      '2024年报 (3).docx',
    ])
  })

  test('that WPS will not write is refused, not lost in silence', () => {
    const { wps, jsapi } = opened({ ...builds.plain!, ownFolderOnly: true })
    wps.state.chosenFile = 'D:\\年报.docx'
    expect(() => saveFile(jsapi, never, '2024年报.docx', bytes)).toThrow(
      expect.objectContaining({ code: 'refused' }),
    )
    expect(wps.files.size).toBe(0)
  })
})
