import type { OwnSession } from '../../api.ts';
import { defineExamples } from '../example.ts';
import SessionList from './session-list.svelte';

const session: OwnSession = {
  id: '00000000-0000-7000-8000-000000000001', current: true, siteId: 'local', method: 'password', startedAt: '2026-11-30T00:05:00.000Z', seenAt: '2026-11-30T01:05:00.000Z', endsAt: '2026-11-30T12:05:00.000Z', address: '192.0.2.1', device: 'Firefox · Linux',
};

export default defineExamples(SessionList, [{ name: 'here and on a telephone', props: { action: '?/ket-thuc', sessions: [session, { ...session, id: '00000000-0000-7000-8000-000000000002', current: false, device: '' }] } }]);
