import { Hono } from 'hono'
import { DeskError } from '../../desk/errors.ts'
import { rankedIn, rankingsOf, rankTicket } from '../../desk/processes/ranking.ts'
import { fieldsOf } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { moveOf, rankingForm } from './moves.ts'
import { RankingPage } from './page.tsx'

const HERE = '/admin/ranking'

/** Where owners say in which order the requests of their part are worked on. */
export function rankingRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/ranking', (c) => {
    const reader = c.get('reader')
    const rankings = rankingsOf(desk, reader.person)
    if (rankings.length === 0) throw new DeskError('not_found')
    return show(c, <RankingPage panel={panel} reader={reader} rankings={rankings} />)
  })

  app.post('/ranking', async (c) => {
    const { person } = c.get('reader')
    const form = await fieldsOf(c, rankingForm)
    const mine = rankingsOf(desk, person).find(({ line }) => line.key === form.line)
    if (!mine?.parts.includes(form.part)) throw new DeskError('not_found')
    const placed = rankedIn(desk, form.line, form.part)
      .filter(({ place }) => place !== null)
      .map(({ ticket }) => ticket.number)
    const move = moveOf(form, placed)
    if (move) rankTicket(desk, person, move.number, move.place)
    return c.redirect(HERE, 303)
  })

  return app
}
