import { silentLog } from '../log.ts';
import { busContract } from './bus.contract.ts';
import { createInProcessBus } from './in-process-bus.ts';

busContract('in one process', () => createInProcessBus(silentLog));
