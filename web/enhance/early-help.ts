/** Looks at what a page says while it is filled in; loaded when the first field is left. */
import { lookEarly } from '../declare/look-early.ts';

Object.assign(window, { motcuaLook: lookEarly });
