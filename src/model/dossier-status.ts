/**
 * Where a dossier stands. Four axes that never change one another: business, money, delivery, synchronisation; being late is a
 * property of a dossier at a moment, not a status. Source: Circular 03/2025/TT-VPCP; status codes of the national exchange.
 */
export const DOSSIER_STATUSES = ['registered', 'received', 'refused', 'processing', 'supplementing', 'awaitingPayment', 'withdrawing', 'stopped', 'decided', 'returned'] as const;
export type DossierStatus = (typeof DOSSIER_STATUSES)[number];

/** The number under which the national portal knows a status. */
export const NATIONAL_STATUS_CODES: Readonly<Record<DossierStatus, number>> = {
  registered: 1,
  received: 2,
  refused: 3,
  processing: 4,
  supplementing: 5,
  awaitingPayment: 6,
  withdrawing: 7,
  stopped: 8,
  decided: 9,
  returned: 10,
};

/** After these nothing is decided any more. */
export const FINAL_STATUSES: readonly DossierStatus[] = ['refused', 'stopped', 'returned'];

/** `unknown`: nothing was reckoned yet; `none`: nothing is owed. */
export const MONEY_STATUSES = ['unknown', 'none', 'due', 'paid', 'refundDue', 'refunded'] as const;
export type MoneyStatus = (typeof MONEY_STATUSES)[number];

export const DELIVERY_STATUSES = ['notReady', 'ready', 'delivered'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const SYNC_STATUSES = ['notSent', 'sent', 'failed'] as const;
export type SyncStatus = (typeof SYNC_STATUSES)[number];

/** Whether a dossier has come to its end. */
export function isFinal(status: DossierStatus): boolean {
  return FINAL_STATUSES.includes(status);
}
