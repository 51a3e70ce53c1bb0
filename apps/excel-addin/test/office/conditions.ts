import { type Area, a1Area, areaOf } from '@gongkai/workbook/sheets'
import { OfficeFault } from './fault.ts'
import type { Condition, SimulatedWorkbook, Tab } from './workbook.ts'

let given = 0

/** The conditional formats of a range: all that have a cell in it. */
export function conditionsOf(sim: SimulatedWorkbook, tab: Tab, area: Area) {
  const mayFormat = () => {
    sim.state.writes++
    if (sim.isProtected(tab) && !tab.allowFormatCells) throw new OfficeFault('AccessDenied')
  }
  const inside = () => tab.conditions.filter((condition) => meet(areaOf(condition.area)!, area))

  const conditionOf = (condition: Condition) => ({
    id: condition.id,
    type: condition.type,
    get custom() {
      if (condition.type !== 'Custom') throw new OfficeFault('InvalidOperation')
      return {
        rule: {
          get formula() {
            return condition.formula
          },
          set formula(formula: string) {
            mayFormat()
            condition.formula = formula
          },
        },
        format: {
          fill: coloured((colour) => {
            condition.fill = colour
          }),
          font: coloured((colour) => {
            condition.text = colour
          }),
        },
      }
    },
    delete() {
      mayFormat()
      tab.conditions = tab.conditions.filter(({ id }) => id !== condition.id)
    },
  })

  const coloured = (set: (colour: string) => void) => ({
    get color() {
      return ''
    },
    set color(colour: string) {
      mayFormat()
      if (!/^#[\dA-F]{6}$/i.test(colour)) throw new OfficeFault('InvalidArgument')
      set(colour)
    },
  })

  return {
    get items() {
      return inside().map(conditionOf)
    },
    getItem(id: string) {
      const found = inside().find((condition) => condition.id === id)
      if (!found) throw new OfficeFault('ItemNotFound')
      return conditionOf(found)
    },
    add(type: string) {
      mayFormat()
      const condition = { id: `{CF-${++given}}`, area: a1Area(area), type, formula: '' }
      tab.conditions.push(condition)
      return conditionOf(condition)
    },
  }
}

const meet = (a: Area, b: Area) =>
  a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left
