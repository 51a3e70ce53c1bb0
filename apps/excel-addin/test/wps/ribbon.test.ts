import { describe, expect, test } from 'vitest'
import { ribbonCallbacks } from '../../src/hosts/wps/ribbon.ts'
import { type Build, builds, facade, thrown } from './facade.ts'

/** The part of WPS that an entry page works with. */
function fakePanes(build: Build) {
  const violations: string[] = []
  const stored = new Map<string, unknown>()
  const panes: { url: string; visible: boolean; dock: number }[] = []
  const paneOf = (id: number) => {
    const pane = panes[id - 1]
    if (!pane) throw thrown(build, `no pane ${id}`)
    return facade(build, violations, 'CustomTaskpane', {
      ID: { read: () => id },
      Visible: {
        read: () => pane.visible,
        write: (value) => {
          pane.visible = value === true
        },
      },
      DockPosition: {
        read: () => pane.dock,
        write: (value) => {
          pane.dock = value as number
        },
      },
    })
  }
  const Application = facade(
    build,
    violations,
    'Application',
    {
      Workbooks: { read: () => ({}) },
      PluginStorage: {
        read: () =>
          facade(
            build,
            violations,
            'PluginStorage',
            {},
            {
              getItem: (key: string) => stored.get(key) ?? '',
              setItem: (key: string, value: unknown) => void stored.set(key, value),
            },
          ),
      },
    },
    {
      CreateTaskPane: (url: string) => paneOf(panes.push({ url, visible: false, dock: 0 })),
      GetTaskPane: (id: number) => paneOf(id),
    },
  )
  return { Application, panes, stored, violations }
}

describe.each(Object.entries(builds))('the button in a build of kind %s', (_, build) => {
  const href = 'file:///C:/Users/%E5%BC%A0%E4%B8%89/jsaddons/gongkai_0.1.0/index.html'

  test('opens one pane, hides it and shows it again', () => {
    const { Application, panes, violations } = fakePanes(build)
    const { OnAction } = ribbonCallbacks({ Application, location: { href } } as never)
    OnAction()
    expect(panes).toEqual([
      { url: 'file:///C:/Users/张三/jsaddons/gongkai_0.1.0/wps.html', visible: true, dock: 2 },
    ])
    OnAction()
    expect(panes.map(({ visible }) => visible)).toEqual([false])
    OnAction()
    expect(panes.map(({ visible }) => visible)).toEqual([true])
    expect(violations).toEqual([])
  })

  test('makes a new pane where the one it knew is gone', () => {
    const { Application, panes, stored } = fakePanes(build)
    stored.set('gongkai_pane_et', 7)
    ribbonCallbacks({ Application, location: { href } } as never).OnAction()
    expect(panes).toHaveLength(1)
  })
})

test('outside WPS the button does nothing', () => {
  expect(ribbonCallbacks({ location: { href: 'http://localhost/index.html' } }).OnAction()).toBe(true)
})
