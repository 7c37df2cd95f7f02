import {
  Accessibility, ArrowLeft, ArrowRight, Baby, BadgeCheck, Banknote, Bike, BookOpen, Bot, CalendarClock, Check, ChevronRight, CircleAlert,
  CircleHelp, Clock, FileText, Flower2, Globe, GraduationCap, Hammer, HandHeart, Heart, History, House, IdCard, Landmark, ListChecks,
  CircleCheck, CircleDashed, CircleX, Columns2, Copy, Download, FolderOpen, Gauge, Inbox, Keyboard, NotebookText, ScanLine, Signature, KeyRound, ListFilter, LogOut, Map as MapIcon, MapPin, Menu, MessageSquare, PenLine, Phone, Pin, Printer, Scale, Search, Send, ShieldCheck, Store, Truck, Undo2, UserPlus, UserRound, UsersRound, Volume2,
} from 'lucide';
import type { IconNode } from 'lucide';

/** The icons of the house by name; only these are bundled. Source: lucide (ISC). */
export const ICONS = {
  accessibility: Accessibility, 'arrow-left': ArrowLeft, 'arrow-right': ArrowRight, baby: Baby, 'badge-check': BadgeCheck, banknote: Banknote,
  bike: Bike, 'book-open': BookOpen, bot: Bot, calendar: CalendarClock, check: Check, chevron: ChevronRight, alert: CircleAlert, help: CircleHelp, clock: Clock,
  file: FileText, 'flower-2': Flower2, globe: Globe, 'graduation-cap': GraduationCap, hammer: Hammer, 'hand-heart': HandHeart, heart: Heart,
  history: History, house: House, 'id-card': IdCard, landmark: Landmark, checklist: ListChecks, map: MapIcon, 'map-pin': MapPin, menu: Menu,
  message: MessageSquare, phone: Phone, printer: Printer, scale: Scale, search: Search, store: Store, truck: Truck, person: UserRound, speaker: Volume2,
  key: KeyRound, 'sign-out': LogOut, shield: ShieldCheck, 'person-add': UserPlus, users: UsersRound,
  'circle-check': CircleCheck, 'circle-dashed': CircleDashed, 'circle-x': CircleX, columns: Columns2, copy: Copy, download: Download, filter: ListFilter, keyboard: Keyboard,
  pen: PenLine, pin: Pin, send: Send, undo: Undo2, folder: FolderOpen, gauge: Gauge, inbox: Inbox, register: NotebookText, scan: ScanLine, sign: Signature,
} as const satisfies Record<string, IconNode>;

export type IconName = keyof typeof ICONS;

/** The icon of a name that came from data, or a plain one. */
export function findIcon(name: string | undefined): IconName {
  return name !== undefined && Object.hasOwn(ICONS, name) ? (name as IconName) : 'file';
}
