// Made by scripts/generate-api-client.ts from /api/v1/openapi.json. Do not edit.

export type Acted = {
  readonly id: string;
  readonly number: number;
  readonly state: DossierState;
};

export type ActionOffer = {
  readonly kind: "register" | "receive" | "refuseReception" | "requestSupplement" | "supply" | "resume" | "handOver" | "assign" | "claim" | "delegate" | "requestPayment" | "confirmPayment" | "refund" | "withdraw" | "confirmStop" | "decide" | "sendBack" | "sign" | "recordResult" | "deliver" | "recall" | "transfer" | "acceptTransfer" | "declineTransfer" | "extend" | "prepareApology" | "apologise" | "recalculateDue" | "attach" | "movePapers" | "recordSync" | "rate" | "note" | "releasePart" | "losePart";
  readonly open: boolean;
  /** Why not, by the code of a refusal */
  readonly why?: string;
};

export type Answer = {
  readonly id: string;
  readonly status: "answered" | "answered_plan" | "answered_several" | "answered_general" | "clarification" | "handed_over_dossier_status" | "handed_over_elsewhere" | "unanswerable_out_of_scope" | "unanswerable_no_record" | "unanswerable_repealed" | "unanswerable_unclear" | "unanswerable_bad_date" | "guarded_crisis" | "guarded_injection" | "guarded_empty" | "guarded_too_long" | "guarded_scam" | "guarded_abuse" | "error_fault" | "error_timeout";
  readonly lang: "vi" | "en";
  readonly asked: readonly ("papers" | "fee" | "time" | "place" | "authority" | "online" | "form" | "legalBasis" | "steps" | "conditions" | "result" | "audience" | "dossierStatus" | "overview")[];
  readonly procedure: {
    readonly code: string;
    readonly name: string;
    readonly version: number;
  } | null;
  readonly candidates: readonly {
    readonly code: string;
    readonly name: string;
    readonly score: number;
  }[];
  readonly clarify: {
    readonly question: string;
    readonly choices: readonly {
      readonly label: string;
      readonly question: string;
      readonly code?: string;
    }[];
  } | null;
  /** Plain text: blank lines part paragraphs, "- " begins a list item */
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly next: readonly NextStep[];
  readonly plan?: readonly {
    readonly order: number;
    readonly code: string;
    readonly name: string;
    readonly why: string;
  }[];
  readonly papersOnce?: readonly string[];
  readonly unboundNumbers: number;
  readonly ms: number;
  readonly conversationId?: string;
  readonly askedAt?: string;
  readonly asOf?: string;
  /** A machine wrote this */
  readonly machine: true;
};

export type Applicant = {
  readonly name: string;
  readonly birthYear: number;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly proxy?: {
    readonly name: string;
    readonly phone?: string;
    readonly identityNumber?: string;
  };
  /** The language of notices; Vietnamese unless chosen otherwise */
  readonly language?: "vi" | "en";
};

export type ApplicantRequest = {
  readonly kind: "supply";
  readonly papers: readonly GivenPaper[];
} | {
  readonly kind: "withdraw";
  readonly reason: string;
} | {
  readonly kind: "rate";
  readonly score: 1 | 2 | 3;
  readonly comment?: string;
};

export type AskedBeside = {
  readonly procedureCode: string;
  readonly times: number;
};

export type BankTransfer = {
  readonly reference: string;
  readonly amountVnd: number;
  readonly note: string;
  readonly paidAt: string;
  readonly provider: string;
  readonly state: "matched" | "unmatched" | "refused";
  readonly dossierId: string | null;
};

export type BegunDossier = {
  readonly id: string;
  readonly filingNumber: string;
  readonly state: DossierState;
};

export type Bundle = {
  readonly id: string;
  readonly name: {
    readonly vi: string;
    readonly en: string;
  };
  readonly source: string;
  readonly sourceDate: string;
  readonly certainty: "official" | "secondary" | "unverified";
  readonly validFrom: string;
  readonly parts: readonly {
    readonly id: string;
    readonly procedureCode: string;
    readonly caseId: string;
    readonly after?: string;
    readonly optional: boolean;
  }[];
};

export type BundleFiling = {
  readonly bundle: string;
  readonly channel: "direct" | "online" | "post";
  readonly applicant: Applicant;
  readonly parts: readonly {
    readonly part: string;
    readonly caseId?: string;
    readonly papers: readonly GivenPaper[];
    readonly conditions?: Readonly<Record<string, boolean>>;
    readonly competentSiteId?: string;
    readonly evenSo?: boolean;
  }[];
};

export type CalendarImport = {
  readonly year: {
    readonly year: number;
    readonly provisional: boolean;
    readonly source: string;
    readonly sourceDate: string;
    readonly days: readonly ({
      readonly date: string;
      readonly kind: "holiday" | "inLieu" | "swappedOff" | "swappedWork";
      readonly halfDay?: "am" | "pm";
      readonly name: {
        readonly vi: string;
        readonly en: string;
      };
      readonly source: string;
      readonly sourceDate: string;
      readonly certainty: "official" | "secondary" | "unverified";
    })[];
  };
  readonly before: number;
  readonly version: number;
  readonly written: boolean;
  readonly changes: readonly ({
    readonly date: string;
    readonly before?: {
      readonly date: string;
      readonly kind: "holiday" | "inLieu" | "swappedOff" | "swappedWork";
      readonly halfDay?: "am" | "pm";
      readonly name: {
        readonly vi: string;
        readonly en: string;
      };
      readonly source: string;
      readonly sourceDate: string;
      readonly certainty: "official" | "secondary" | "unverified";
    };
    readonly after?: {
      readonly date: string;
      readonly kind: "holiday" | "inLieu" | "swappedOff" | "swappedWork";
      readonly halfDay?: "am" | "pm";
      readonly name: {
        readonly vi: string;
        readonly en: string;
      };
      readonly source: string;
      readonly sourceDate: string;
      readonly certainty: "official" | "secondary" | "unverified";
    };
  })[];
  readonly findings: readonly ({
    readonly severity: "error" | "warning";
    readonly code: string;
    readonly place?: number;
    readonly text: string;
  })[];
};

export type CalendarImportRequest = {
  readonly name: string;
  readonly content: string;
  readonly year?: number;
  readonly source?: string;
  readonly sourceDate?: string;
  readonly provisional?: boolean;
  /** Only tells what would change */
  readonly dryRun?: boolean;
  /** The version that the preview showed as `before` */
  readonly basedOn?: number;
};

export type CalendarYear = {
  readonly year: number;
  readonly provisional: boolean;
  readonly source: string;
  readonly sourceDate: string;
  /** 0: as delivered; from 1: as this house imported it */
  readonly version: number;
  readonly importedAt?: string;
  readonly days: readonly ({
    readonly date: string;
    readonly kind: "holiday" | "inLieu" | "swappedOff" | "swappedWork";
    readonly halfDay?: "am" | "pm";
    readonly name: {
      readonly vi: string;
      readonly en: string;
    };
    readonly source: string;
    readonly sourceDate: string;
    readonly certainty: "official" | "secondary" | "unverified";
  })[];
  readonly findings: readonly ({
    readonly severity: "error" | "warning";
    readonly code: string;
    readonly place?: number;
    readonly text: string;
  })[];
  /** What the caller may do here */
  readonly allowed: readonly string[];
};

export type CalendarYearList = {
  readonly items: readonly {
    readonly year: number;
    readonly provisional: boolean;
    readonly source: string;
    readonly sourceDate: string;
    /** 0: as delivered; from 1: as this house imported it */
    readonly version: number;
  }[];
  readonly allowed: readonly string[];
};

export type CardAnswers = {
  readonly answers: readonly {
    readonly path: string;
    readonly value: string;
    readonly isDoubtful: boolean;
  }[];
};

export type ChangeAct = {
  readonly deed: "edit";
  /** The version that was seen: whoever acts on an older one is told who acted since */
  readonly version: number;
  readonly title?: string;
  readonly reason?: string;
  readonly source?: ChangeSource;
  readonly goesLiveOn?: string;
  readonly put?: readonly NewChangeItem[];
  readonly drop?: readonly ({
    readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
    readonly id: string;
  })[];
  /** Takes the last edit of these records back; undone once more it stands again */
  readonly undo?: readonly ({
    readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
    readonly id: string;
  })[];
} | {
  readonly deed: "submit";
  /** The version that was seen: whoever acts on an older one is told who acted since */
  readonly version: number;
} | {
  readonly deed: "approve";
  /** The version that was seen: whoever acts on an older one is told who acted since */
  readonly version: number;
  /** Needed where a golden question gets worse */
  readonly reason?: string;
} | {
  readonly deed: "sendBack";
  /** The version that was seen: whoever acts on an older one is told who acted since */
  readonly version: number;
  readonly reason: string;
} | {
  readonly deed: "reject";
  /** The version that was seen: whoever acts on an older one is told who acted since */
  readonly version: number;
  readonly reason: string;
} | {
  readonly deed: "withdraw";
  /** The version that was seen: whoever acts on an older one is told who acted since */
  readonly version: number;
  readonly reason: string;
} | {
  readonly deed: "rollBack";
  /** The version that was seen: whoever acts on an older one is told who acted since */
  readonly version: number;
  readonly reason: string;
};

export type ChangeHistory = {
  readonly number: number;
  readonly deed: string;
  readonly by: string;
  readonly at: string;
  readonly note: string;
  readonly touched: readonly string[];
};

export type ChangeItem = {
  readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
  readonly id: string;
  readonly label: string;
  readonly beforeVersion: number;
  /** The value of the record; each kind has its own shape, see the subject */
  readonly before?: unknown;
  /** The value of the record; each kind has its own shape, see the subject */
  readonly after?: unknown;
  readonly liveVersion?: number;
  /** It comes from a file and is written as what that source says */
  readonly isImported?: boolean;
  /** The first of them */
  readonly differences?: readonly WrittenDifference[];
  readonly differenceCount?: number;
};

export type ChangeItemRow = {
  readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
  readonly id: string;
  readonly label: string;
  readonly beforeVersion: number;
  readonly liveVersion?: number;
  readonly isImported?: boolean;
  readonly isNew: boolean;
  readonly fields: readonly {
    readonly field: string;
    readonly label: string;
  }[];
};

export type ChangeSet = {
  readonly id: string;
  readonly siteId: string;
  readonly provinceId: string;
  readonly title: string;
  readonly reason: string;
  readonly source: ChangeSource;
  readonly origin: "edit" | "import";
  readonly state: "draft" | "submitted" | "approved" | "live" | "rolledBack" | "rejected" | "withdrawn";
  readonly version: number;
  readonly goesLiveOn: string;
  readonly editors: readonly string[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly submittedBy?: string;
  readonly approvedBy?: string;
  readonly approvedAt?: string;
  readonly liveAt?: string;
  readonly endedAt?: string;
  /** Why it could not go live on its day */
  readonly stuck?: {
    readonly at: string;
    readonly kind: string;
    readonly id: string;
    readonly code: string;
  };
  /** The first of them; the others are read in pages */
  readonly items: readonly ChangeItem[];
  readonly itemCount: number;
  readonly itemsVersion: number;
  /** When effects and golden questions were computed for the items as they stand; absent while they are not */
  readonly checkedAt?: string;
  readonly report?: ImportReport;
  /** Long work under way */
  readonly progress?: {
    readonly step: "check" | "goLive" | "rollBack";
    readonly done: number;
    readonly total: number;
    readonly at: string;
  };
  readonly effects?: {
    readonly procedures: readonly {
      readonly id: string;
      readonly name: string;
    }[];
    readonly tasks: readonly {
      readonly id: string;
      readonly name: string;
    }[];
    readonly forms: readonly string[];
    readonly words: readonly string[];
    readonly questions: readonly string[];
    readonly totals?: {
      readonly procedures: number;
      readonly tasks: number;
      readonly forms: number;
      readonly words: number;
    };
  };
  /** What the caller may do with it now */
  readonly allowed?: readonly ("edit" | "submit" | "sendBack" | "reject" | "approve" | "goLive" | "rollBack" | "withdraw")[];
};

export type ChangeSource = {
  readonly text: string;
  readonly date: string;
  readonly certainty: "official" | "secondary" | "unverified";
};

export type ChangeSubject = {
  readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
  readonly id: string;
  readonly version: number;
  /** The value of the record; each kind has its own shape, see the subject */
  readonly value?: unknown;
  readonly label: string;
};

export type ChangeSummary = {
  readonly kinds: readonly ({
    readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
    readonly new: number;
    readonly changed: number;
  })[];
  readonly fields: readonly {
    readonly field: string;
    readonly label: string;
    readonly count: number;
  }[];
};

export type CheckedDraft = {
  readonly version: number;
  readonly isComplete: boolean;
  readonly faults: readonly FormFault[];
  readonly pages: readonly {
    readonly pageId: string;
    readonly heading: string;
    readonly lines: readonly {
      readonly path: string;
      readonly label: string;
      readonly said: string;
    }[];
  }[];
  /** What goes onto the official declaration */
  readonly paper?: {
    readonly template: string;
    readonly values: Readonly<Record<string, unknown>>;
  };
};

export type Citation = {
  readonly address: LawAddress & unknown;
  readonly text: string;
  readonly validFrom?: string;
  /** The first day on which it no longer holds */
  readonly validTo?: string;
  /** What the law library says; unknown where it has no such text */
  readonly state: "inForce" | "notYet" | "ended" | "unknown";
};

export type CitizenDossier = {
  readonly filingNumber: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly status: "registered" | "received" | "refused" | "processing" | "supplementing" | "awaitingPayment" | "withdrawing" | "stopped" | "decided" | "returned";
  readonly nationalStatus: number;
  readonly since: string;
  readonly where: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly dueIsProvisional: boolean;
  readonly dueLimit: string | null;
  /** The place by whose hours and days off its time is counted */
  readonly countedAt: string | null;
  /** What the legal due date is counted from, beside reception and waits */
  readonly counted: {
    readonly limit: {
      readonly amount: number;
      readonly unit: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay";
      readonly cutoff?: string;
      readonly counting?: "endOfDay" | "sameHour";
    };
    readonly additions: readonly ({
      readonly amount: number;
      readonly unit: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay";
      readonly reason: string;
      readonly basis: string;
    })[];
  } | null;
  readonly promisedDueAt: string | null;
  readonly overdue: boolean;
  readonly supplement: {
    readonly faults: readonly {
      readonly component?: string;
      readonly what: string;
      readonly how: string;
      readonly basis?: {
        readonly document: string;
        readonly article?: string;
        readonly clause?: string;
        readonly point?: string;
      };
    }[];
    readonly until: string;
  } | null;
  readonly reason: string | null;
  readonly payment: {
    readonly payable: Payable;
    readonly paidVnd: number;
    readonly money: "unknown" | "none" | "due" | "paid" | "refundDue" | "refunded";
    /** What the transfer must say */
    readonly note: string;
    /** VietQR text; null where nothing is owed or no account is set */
    readonly code: string | null;
  } | null;
  readonly result: {
    readonly outcome: "granted" | "notGranted";
    readonly number: string;
    readonly issuedAt: string;
    readonly delivered: boolean;
  } | null;
  /** Papers made in this dossier, opened by /api/v1/dossier-access/papers */
  readonly papers: readonly ({
    readonly id: string;
    readonly kind: "register" | "receive" | "refuseReception" | "requestSupplement" | "supply" | "resume" | "handOver" | "assign" | "claim" | "delegate" | "requestPayment" | "confirmPayment" | "refund" | "withdraw" | "confirmStop" | "decide" | "sendBack" | "sign" | "recordResult" | "deliver" | "recall" | "transfer" | "acceptTransfer" | "declineTransfer" | "extend" | "prepareApology" | "apologise" | "recalculateDue" | "attach" | "movePapers" | "recordSync" | "rate" | "note" | "releasePart" | "losePart";
    readonly at: string;
  })[];
  readonly history: readonly ({
    readonly kind: "register" | "receive" | "refuseReception" | "requestSupplement" | "supply" | "resume" | "handOver" | "assign" | "claim" | "delegate" | "requestPayment" | "confirmPayment" | "refund" | "withdraw" | "confirmStop" | "decide" | "sendBack" | "sign" | "recordResult" | "deliver" | "recall" | "transfer" | "acceptTransfer" | "declineTransfer" | "extend" | "prepareApology" | "apologise" | "recalculateDue" | "attach" | "movePapers" | "recordSync" | "rate" | "note" | "releasePart" | "losePart";
    readonly at: string;
  })[];
  readonly sent: readonly SentNotice[];
  /** When it waited for somebody outside */
  readonly waits: readonly ({
    readonly for: "supplement" | "payment" | "stop";
    readonly from: string;
    readonly to?: string;
    readonly reason?: string;
    readonly clockStands: boolean;
  })[];
  /** What is awaited next, and its latest moment */
  readonly next: {
    readonly cause: "reception" | "firstHandOver" | "step" | "decision" | "signature" | "issue" | "supplement" | "supplyCheck" | "payment" | "stopConfirmation" | "transferAnswer" | "collection" | "part";
    readonly by: string;
  } | null;
  readonly allowed: readonly ("supply" | "withdraw" | "rate")[];
  readonly lastNumber: number;
  /** Changes with whatever of this view changes; a stream of events begins behind it */
  readonly mark: string;
};

export type CitizenSession = {
  /** How the log-in service is called; null where there is none */
  readonly service: string | null;
  readonly citizen: {
    readonly name: string;
    readonly birthYear: number;
    readonly endsAt: string;
  } | null;
};

export type CitizenSignedOut = {
  readonly ended: number;
  /** Where the log-in service itself is left */
  readonly serviceEnd: string | null;
};

export type Colleague = {
  readonly id: string;
  readonly fullName: string;
  readonly siteId: string;
  readonly roles: readonly Role[];
};

export type CompletenessFault = {
  readonly component: string;
  readonly name: string;
  readonly rule: "missing" | "tooFew" | "undecided" | "notShown";
  readonly needed: number;
  readonly given: number;
  readonly condition?: string;
  /** In the caller's language */
  readonly sentence: string;
};

export type CompletenessQuery = {
  readonly procedureCode: string;
  readonly caseId?: string;
  readonly atDesk?: boolean;
  readonly papers: readonly GivenPaper[];
  readonly conditions?: Readonly<Record<string, boolean>>;
};

export type Conversation = {
  readonly id: string;
  readonly turns: readonly {
    readonly question: string;
    readonly answer: KeptAnswer;
    readonly at: string;
  }[];
};

export type CounterChange = {
  readonly kind: "procedure" | "task" | "law" | "switch" | "precedent";
  readonly id: string;
  readonly at: string;
  readonly field?: string;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly changeSetId?: string;
};

export type Deadline = {
  readonly limit: {
    readonly amount: number;
    readonly unit: string;
    readonly text: string;
    readonly cutoff?: string;
    readonly counting: "endOfDay" | "sameHour";
  };
  readonly receivedAt: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly dueAt: string;
  /** The days off of a year in it are not announced yet */
  readonly provisional: boolean;
  readonly standing?: {
    readonly asOf: string;
    readonly label: "early" | "onTime" | "running" | "dueSoon" | "late" | "paused";
    readonly remaining: {
      readonly amount: number;
      readonly unit: "officeMinute" | "calendarDay";
    };
  };
  /** The last moment of an apology in time */
  readonly apologyDueAt?: string;
  readonly days: readonly ({
    readonly date: string;
    readonly kind: "work" | "weekend" | "holiday" | "inLieu" | "swappedOff" | "swappedWork" | "closure";
    readonly works: boolean;
    readonly halfDay?: "am" | "pm";
    readonly name?: string;
    readonly source?: string;
    readonly certainty?: "official" | "secondary" | "unverified";
    /** 0 on the reception day; absent where the day is not counted */
    readonly count?: number;
    readonly addition?: number;
    readonly minutes?: number;
    readonly paused?: "whole" | "part";
    readonly moved?: boolean;
  })[];
  readonly explanation: readonly string[];
  readonly calendar: readonly {
    readonly year: number;
    readonly source: string;
    readonly sourceDate: string;
    readonly provisional: boolean;
  }[];
  readonly office: {
    readonly place?: string;
    readonly hours: readonly string[];
    readonly counting: "endOfDay" | "sameHour";
    readonly from: "place" | "province" | "usual";
    readonly source: string;
    readonly certainty: "official" | "secondary" | "unverified";
  };
};

export type Deed = {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName?: string;
  readonly subjectName?: string;
  readonly command: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
};

export type Deeds = {
  readonly items: readonly Deed[];
  readonly nextCursor: string | null;
};

export type DocumentRevocation = {
  readonly reason: string;
};

export type DocumentTemplate = {
  readonly id: string;
  readonly version: number;
  readonly name: {
    readonly vi: string;
    readonly en: string;
  };
  readonly kind: "oneStop" | "declaration" | "result" | "letter";
  readonly papers: readonly ("a4" | "a5")[];
  readonly procedures: readonly string[];
  readonly word: boolean;
  readonly source: string;
  readonly sourceDate: string;
  readonly certainty: "official" | "secondary" | "unverified";
  readonly note?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly reviewBy?: string;
  /** JSON Schema of the data */
  readonly data: Readonly<Record<string, unknown>>;
};

export type Dossier = DossierSummary & {
  readonly applicant: Applicant;
  readonly filing: Filing;
  readonly frozen: FrozenVersions;
  readonly state: DossierState;
  readonly actions: readonly DossierAction[];
  /** Form 06 */
  readonly controlSheet: readonly {
    readonly step: number;
    readonly ownerId?: string;
    readonly from: string;
    readonly to?: string;
    readonly dueAt?: string;
    readonly late: boolean;
    readonly note?: string;
  }[];
  /** Every action, open or not to the caller */
  readonly offers: readonly ActionOffer[];
  readonly alerts: readonly ({
    readonly kind: "stuck" | "soon" | "urgent" | "late";
    readonly cause: string;
    readonly awaitedBy: string;
    readonly toldAt: string;
  })[];
  /** The place by whose hours and days off its time is counted */
  readonly countedAt: string | null;
  readonly bundleId: string | null;
  /** In practice: what would have been sent to the applicant */
  readonly heldNotices?: readonly SentNotice[];
};

export type DossierAction = {
  readonly kind: "register" | "receive" | "refuseReception" | "requestSupplement" | "supply" | "resume" | "handOver" | "assign" | "claim" | "delegate" | "requestPayment" | "confirmPayment" | "refund" | "withdraw" | "confirmStop" | "decide" | "sendBack" | "sign" | "recordResult" | "deliver" | "recall" | "transfer" | "acceptTransfer" | "declineTransfer" | "extend" | "prepareApology" | "apologise" | "recalculateDue" | "attach" | "movePapers" | "recordSync" | "rate" | "note" | "releasePart" | "losePart";
  readonly number: number;
  readonly at: string;
  readonly by: {
    readonly kind: "citizen" | "officer" | "system";
    readonly id: string;
    readonly siteId: string;
  };
  readonly data: Readonly<Record<string, unknown>>;
  readonly clockWentBack?: true;
};

export type DossierBasis = {
  readonly document: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
};

export type DossierCounts = {
  readonly open?: number;
  readonly today?: number;
  readonly late?: number;
  readonly stuck?: number;
  readonly mine?: number;
  readonly toReceive?: number;
  readonly toSign?: number;
  readonly toIssue?: number;
  readonly toDeliver?: number;
};

export type DossierDocument = {
  readonly id: string;
  readonly code: string;
  readonly templateId: string;
  readonly name: {
    readonly vi: string;
    readonly en: string;
  };
  readonly madeAt: string;
  readonly state: "current" | "replaced" | "revoked";
};

export type DossierDueDate = {
  readonly at: string;
  /** A year in it is not announced yet */
  readonly provisional: boolean;
  readonly limit: string;
};

export type DossierMark = {
  readonly mark: string;
};

export type DossierReception = NewDossier & {
  readonly reception?: {
    readonly fee?: FeeFacts;
    /** Only where the record publishes no limit that can be reckoned */
    readonly limit?: {
      readonly amount: number;
      readonly unit: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay";
      readonly basis: DossierBasis;
    };
    /** The applicant was told of what changed since filing */
    readonly acceptChanges?: boolean;
    readonly formerLaw?: DossierBasis & unknown;
    /** What is missing is accepted later, and why */
    readonly evenIncomplete?: {
      readonly reason: string;
    };
  };
};

export type DossierRequest = ReceiveRequest | {
  readonly kind: "refuseReception";
  readonly reason: string;
  readonly basis?: DossierBasis;
} | {
  readonly kind: "requestSupplement";
  readonly faults: readonly SupplementFault[];
  readonly until?: string;
  readonly rule?: DossierBasis;
  readonly conditions?: Readonly<Record<string, boolean>>;
} | {
  readonly kind: "supply";
  readonly papers: readonly GivenPaper[];
} | {
  readonly kind: "resume";
  readonly note?: string;
} | {
  readonly kind: "handOver";
  readonly toStep?: number;
  readonly ownerId?: string;
  readonly note?: string;
} | {
  readonly kind: "assign";
  readonly ownerId: string;
} | {
  readonly kind: "claim";
} | {
  readonly kind: "delegate";
  readonly toId: string;
  readonly until: string;
  readonly reason: string;
} | {
  readonly kind: "requestPayment";
  readonly lines: readonly {
    readonly text: string;
    readonly quantity: number;
    readonly unitVnd: number;
  }[];
  readonly exemption?: {
    readonly reason: string;
    readonly share: number;
  };
  readonly reason: string;
  readonly pausesClock: boolean;
  readonly basis?: DossierBasis;
} | {
  readonly kind: "refund";
  readonly reference: string;
  readonly amountVnd: number;
  readonly reason: string;
} | {
  readonly kind: "withdraw";
  readonly reason: string;
} | {
  readonly kind: "confirmStop";
  readonly reason: string;
  readonly basis?: DossierBasis;
  readonly fees: string;
} | {
  readonly kind: "decide";
  readonly outcome: "granted" | "notGranted";
  readonly reason?: string;
  readonly basis?: DossierBasis;
  readonly draftId?: string;
} | {
  readonly kind: "sendBack";
  readonly reason: string;
} | {
  readonly kind: "sign";
  readonly signature?: string;
} | {
  readonly kind: "recordResult";
  readonly number: string;
  readonly documentId?: string;
  readonly file?: string;
} | {
  readonly kind: "deliver";
  readonly way: "atDesk" | "post" | "portal" | "toProxy";
  readonly proof: string;
  readonly to: string;
} | {
  readonly kind: "recall";
  readonly reason: string;
  readonly basis: DossierBasis;
} | {
  readonly kind: "transfer";
  readonly toSiteId: string;
  readonly reason: string;
  readonly basis: DossierBasis;
} | {
  readonly kind: "acceptTransfer";
  readonly ownerId?: string;
} | {
  readonly kind: "declineTransfer";
  readonly reason: string;
} | {
  readonly kind: "extend";
  readonly amount: number;
  readonly unit: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay";
  readonly reason: string;
  readonly basis: DossierBasis;
} | {
  readonly kind: "apologise";
  readonly reason: string;
  /** The new day; the one prepared by the house where it is left out */
  readonly newDueOn?: string;
} | {
  readonly kind: "attach";
  readonly papers: readonly GivenPaper[];
} | {
  readonly kind: "movePapers";
  readonly papers: readonly string[];
  readonly to: string;
} | {
  readonly kind: "rate";
  readonly score: 1 | 2 | 3;
  readonly comment?: string;
} | {
  readonly kind: "note";
  readonly text: string;
};

export type DossierState = {
  /** What the applicant is told in, where it is not Vietnamese */
  readonly language?: "vi" | "en";
  readonly lastNumber: number;
  readonly lastAt: string;
  readonly lastKind: "register" | "receive" | "refuseReception" | "requestSupplement" | "supply" | "resume" | "handOver" | "assign" | "claim" | "delegate" | "requestPayment" | "confirmPayment" | "refund" | "withdraw" | "confirmStop" | "decide" | "sendBack" | "sign" | "recordResult" | "deliver" | "recall" | "transfer" | "acceptTransfer" | "declineTransfer" | "extend" | "prepareApology" | "apologise" | "recalculateDue" | "attach" | "movePapers" | "recordSync" | "rate" | "note" | "releasePart" | "losePart";
  readonly status: "registered" | "received" | "refused" | "processing" | "supplementing" | "awaitingPayment" | "withdrawing" | "stopped" | "decided" | "returned";
  readonly since: string;
  readonly money: "unknown" | "none" | "due" | "paid" | "refundDue" | "refunded";
  readonly delivery: "notReady" | "ready" | "delivered";
  readonly sync: "notSent" | "sent" | "failed";
  readonly filingNumber: string;
  readonly code?: string;
  readonly receivedAt?: string;
  readonly ownerSiteId: string;
  readonly organisations: Organisations;
  readonly ownerId?: string;
  readonly delegation?: {
    readonly toId: string;
    readonly until: string;
  };
  readonly step: number;
  readonly stepName?: string;
  readonly stepSince?: string;
  readonly stepDueAt?: string;
  readonly due?: DossierDueDate;
  /** What the due date is reckoned from */
  readonly clock?: Readonly<Record<string, unknown>>;
  readonly promisedDueAt?: string;
  readonly apologised?: true;
  readonly apologyPrepared?: {
    readonly newDue: DossierDueDate;
    readonly reason: string;
    readonly at: string;
  };
  readonly waiting?: {
    readonly for: "supplement" | "payment" | "stop";
    readonly from: string;
    readonly before: "registered" | "received" | "refused" | "processing" | "supplementing" | "awaitingPayment" | "withdrawing" | "stopped" | "decided" | "returned";
    readonly until?: string;
    readonly clockStands: boolean;
  };
  readonly stoodMs: number;
  readonly supplementRequests: number;
  readonly suppliedAt?: string;
  readonly payable?: Payable;
  readonly paidVnd: number;
  readonly refundedVnd: number;
  readonly payments: readonly string[];
  readonly decision?: {
    readonly outcome: "granted" | "notGranted";
    readonly byId: string;
    readonly at: string;
    readonly signedBy?: string;
    readonly signedAt?: string;
  };
  readonly result?: {
    readonly version: number;
    readonly number: string;
    readonly issuedAt: string;
    readonly recalled?: true;
  };
  readonly transfer?: {
    readonly toSiteId: string;
    readonly at: string;
    readonly reason: string;
  };
  readonly rated?: true;
  readonly assistedBy?: string;
  /** The dossier of the same bundle whose result it needs */
  readonly after?: {
    readonly dossierId: string;
    readonly number: string;
  };
};

export type DossierSummary = {
  readonly id: string;
  readonly filingNumber: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly status: "registered" | "received" | "refused" | "processing" | "supplementing" | "awaitingPayment" | "withdrawing" | "stopped" | "decided" | "returned";
  readonly nationalStatus: number;
  readonly money: "unknown" | "none" | "due" | "paid" | "refundDue" | "refunded";
  readonly ownerSiteId: string;
  readonly ownerId: string | null;
  readonly registeredAt: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  /** It waits for papers, or for a payment that stops the clock */
  readonly clockStands: boolean;
  readonly nextCause: "reception" | "firstHandOver" | "step" | "decision" | "signature" | "issue" | "supplement" | "supplyCheck" | "payment" | "stopConfirmation" | "transferAnswer" | "collection" | "part" | null;
  /** The latest moment of the next expected event */
  readonly nextAt: string | null;
  readonly lastNumber: number;
  /** The step of the internal process in which it is */
  readonly stepName: string | null;
  /** The officer who filed it online in the applicant's name */
  readonly assistedBy: string | null;
};

export type DraftFile = {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly kind: "image" | "pdf";
  readonly pages: number;
  readonly bytes: number;
};

export type DraftKey = {
  readonly id: string;
  /** To be written down; opens the draft again with the year of birth */
  readonly code: string;
  /** For clients without cookies, in the header x-draft-token */
  readonly token: string;
  readonly version: number;
  readonly forgetOn: string;
};

export type DueDate = {
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly dueAt: string;
  /** The days off of a year in it are not announced yet */
  readonly provisional: boolean;
  readonly explanation: readonly string[];
  readonly calendarSource: string;
  readonly limit: string;
};

export type Exercise = {
  readonly id: string;
  readonly title: {
    readonly vi: string;
    readonly en: string;
  };
  readonly aim: {
    readonly vi: string;
    readonly en: string;
  };
  readonly minutes: number;
  readonly state: "new" | "begun" | "done";
  readonly startedAt: string | null;
  /** Ticked by what stands in the dossiers */
  readonly steps: readonly ({
    readonly text: {
      readonly vi: string;
      readonly en: string;
    };
    readonly role: "officer" | "leader" | "clerk" | "deskLead";
    readonly kind: "register" | "receive" | "refuseReception" | "requestSupplement" | "supply" | "resume" | "handOver" | "assign" | "claim" | "delegate" | "requestPayment" | "confirmPayment" | "refund" | "withdraw" | "confirmStop" | "decide" | "sendBack" | "sign" | "recordResult" | "deliver" | "recall" | "transfer" | "acceptTransfer" | "declineTransfer" | "extend" | "prepareApology" | "apologise" | "recalculateDue" | "attach" | "movePapers" | "recordSync" | "rate" | "note" | "releasePart" | "losePart";
    readonly done: boolean;
  })[];
  /** Laid ready for it, or begun in it */
  readonly dossiers: readonly {
    readonly id: string;
    readonly number: string;
    readonly procedureName: string;
  }[];
};

export type Fact = {
  /** notPublished: the record is silent; never to be read as free or not needed */
  readonly kind: "papers" | "fee" | "time" | "place" | "authority" | "online" | "form" | "legalBasis" | "steps" | "conditions" | "result" | "audience" | "dossierStatus" | "overview" | "dueDate" | "notPublished" | "doneBy" | "validity" | "emergency" | "place_unit";
  readonly value: string | number | null;
  readonly text: string;
  /** A procedure code, a place code, a calendar year */
  readonly record: string;
  readonly field: string;
  readonly source: string;
  /** The day on which the source stood so */
  readonly asOf: string;
  readonly certainty: "official" | "secondary" | "unverified";
  readonly version?: number;
};

export type FeeFacts = {
  /** How many, by the place of the fee in the list; as many as the applicant asked for where it is left out */
  readonly quantities?: Readonly<Record<string, number>>;
  /** The province's amount where the record leaves it to the province */
  readonly provinceVnd?: Readonly<Record<string, number>>;
  readonly exemption?: {
    readonly reason: string;
    readonly share: number;
    /** Also of what is asked for beside it, which another record prices */
    readonly coversBesides?: boolean;
  };
  /** How many of each thing asked for beside it, in place of what the applicant asked for */
  readonly besides?: readonly (AskedBeside & {
    readonly times?: number;
    /** The province's amount where the record leaves it to the province */
    readonly provinceVnd?: Readonly<Record<string, number>>;
  })[];
};

export type FieldList = {
  readonly items: readonly {
    readonly name: string;
    readonly count: number;
    /** Of them, done at a commune */
    readonly commune: number;
  }[];
};

export type Filing = {
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly procedureName: string;
  readonly caseId: string;
  readonly channel: "direct" | "online" | "post";
  readonly formVersions?: Readonly<Record<string, number>>;
  readonly papers: readonly GivenPaper[];
  readonly conditions?: Readonly<Record<string, boolean>>;
  readonly times?: number;
  /** What is asked for beside it */
  readonly besides?: readonly {
    readonly procedureCode: string;
    readonly times: number;
    readonly procedureVersion?: number;
  }[];
};

export type FilingProof = {
  readonly number: string;
  /** Left out by whoever has logged in and is the applicant */
  readonly birthYear?: number;
};

export type FormAnswers = Readonly<Record<string, unknown>>;

export type FormDraft = {
  readonly id: string;
  readonly code: string;
  readonly state: "open" | "sent";
  readonly version: number;
  readonly formId: string;
  readonly formVersion: number;
  readonly procedureCode: string;
  readonly caseId: string | null;
  readonly savedAt: string;
  readonly forgetOn: string;
  /** A year of birth is known, so the code opens it again */
  readonly canResume: boolean;
  /** Where it went, once it was sent */
  readonly dossier?: {
    readonly id: string;
    readonly code: string | null;
    readonly sentAt: string;
  };
  readonly answers?: FormAnswers;
  readonly computed?: FormAnswers;
  /** Only what is asked, given the answers so far */
  readonly pages?: readonly {
    readonly id: string;
    readonly heading: string;
    readonly fields: readonly string[];
    readonly isAnswered: boolean;
    readonly faults: number;
  }[];
  readonly faults?: readonly FormFault[];
  readonly files?: readonly DraftFile[];
  readonly prefilledFrom?: string;
};

export type FormFault = {
  readonly path: string;
  readonly code: string;
  /** stop: keeps the form from being sent; warn: shown, may be passed */
  readonly weight: "stop" | "warn";
  /** What was found and what to do, in the language of the request */
  readonly says: string;
};

export type FormFiling = {
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly caseId: string;
  /** Null where the procedure has one case */
  readonly caseName: string | null;
  /** What still comes on paper: submit is handed in, present only shown, conditional only in its case */
  readonly toBring: readonly ({
    readonly code?: string;
    readonly name: string;
    readonly role: "form" | "submit" | "present" | "conditional" | "note";
    readonly condition?: string;
    readonly originals: number | null;
    readonly copies: number | null;
    readonly formName?: string;
    readonly formUrl?: string;
    readonly replaceableBy?: readonly string[];
  })[];
  readonly fee: {
    readonly payable: {
      readonly lines: readonly {
        readonly text: string;
        readonly quantity: number;
        readonly unitVnd: number;
        readonly amountVnd: number;
      }[];
      readonly exemptVnd: number;
      readonly exemptReason?: string;
      readonly payableVnd: number;
    } | null;
    /** The record's own words where no sum can be known yet */
    readonly texts: readonly string[];
    readonly isCountedAtDesk: boolean;
    readonly source: string | null;
  };
  readonly competent: string | null;
  /** The desk that it goes to */
  readonly sentTo: string | null;
};

export type FormPreview = {
  readonly findings: readonly {
    readonly code: string;
    readonly at: string;
    readonly says: string;
  }[];
  readonly pages: readonly {
    readonly id: string;
    readonly heading: string;
    readonly fields: readonly string[];
    readonly lines: readonly {
      readonly path: string;
      readonly label: string;
      readonly said: string;
    }[];
  }[];
  readonly faults: readonly FormFault[];
  readonly paper: Readonly<Record<string, unknown>>;
  readonly schemaFault?: {
    readonly path: string;
    readonly problem: string;
  };
};

export type FormTalk = {
  readonly kind: "ask" | "confirm" | "onPage" | "done";
  readonly version: number;
  readonly path?: string;
  /** Where this part is done by hand */
  readonly page?: string;
  /** What to show or read aloud */
  readonly says: string;
  readonly label?: string;
  readonly help?: string;
  readonly example?: string;
  readonly choices?: readonly {
    readonly value: string;
    readonly label: string;
  }[];
  /** In words; saved only once it is confirmed */
  readonly understood?: string;
  /** Why the last words were not taken, and what is asked back */
  readonly fault?: string;
  readonly mayBeSkipped?: boolean;
};

export type FormWithSchema = {
  readonly form: {
    readonly id: string;
    readonly version: number;
    readonly name: {
      readonly vi: string;
      readonly en?: string;
    };
    readonly questions: Readonly<Record<string, unknown>>;
    readonly pages: readonly unknown[];
  };
  /** JSON Schema 2020-12 of the answers as they are sent */
  readonly schema: {
    readonly $schema: string;
  };
};

export type FoundPlaces = {
  readonly items: readonly PlaceMatch[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly reason: "empty" | "too_long" | "only_kind" | "unknown_province" | "bad_date" | "not_found" | "not_yet_created" | null;
  readonly notice: PlaceSentence & unknown | null;
};

export type FoundProcedures = {
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly shortName: string;
    readonly field: string;
    readonly level: readonly string[];
    readonly score: number;
  }[];
  readonly suggestions: readonly string[];
};

export type FrozenVersions = {
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly caseName: string;
  readonly fees: readonly Readonly<Record<string, unknown>>[];
  readonly steps: readonly ({
    readonly name: string;
    readonly role: "desk" | "officer" | "leader" | "clerk";
    readonly hours: number;
  })[];
  readonly processId: string;
  readonly frozenOn: string;
  readonly besides?: readonly {
    readonly procedureCode: string;
    readonly times: number;
    readonly procedureVersion: number;
  }[];
} | null;

export type GivenPaper = {
  /** The component's place in the case's list */
  readonly component?: string;
  readonly name: string;
  readonly form: "original" | "certifiedCopy" | "copy" | "electronic" | "presented" | "lookedUp";
  readonly count: number;
  readonly file?: string;
};

export type GoldenComparison = {
  readonly question: GoldenQuestion;
  readonly before: GoldenResult;
  readonly after: GoldenResult;
  readonly verdict: "same" | "better" | "worse" | "changed";
};

export type GoldenQuestion = {
  readonly id: string;
  readonly audience: "citizen" | "officer";
  readonly question: string;
  readonly placeCode?: string;
  readonly expected: {
    readonly candidate?: string;
    readonly status: string;
    readonly mustContain: readonly string[];
  };
  readonly subjects: readonly string[];
  readonly origin?: string;
  readonly writtenBy?: string;
  readonly writtenAt?: string;
};

export type GoldenResult = {
  readonly candidates: readonly string[];
  readonly status: string;
  readonly text: string;
  readonly right: boolean;
  readonly missing: readonly string[];
};

export type House = {
  /** A demonstration with invented people */
  readonly demo: boolean;
  readonly site: Site | null;
  readonly needsSetUp: boolean;
  /** How the other log-in service is called */
  readonly sso: string | null;
  /** How the service is called by which citizens log in */
  readonly citizenLogIn: string | null;
};

export type ImportColumns = {
  readonly file: string;
  readonly columns: readonly ({
    readonly column: string;
    readonly becomes: string | null;
    readonly by: string;
  })[];
  readonly rows: readonly ({
    readonly place: number;
    readonly title: string | null;
    readonly to: string | null;
    readonly fault: string | null;
  })[];
};

export type ImportOptions = {
  /** The day the facts are of */
  readonly sourceDate?: string;
  /** Of tasks: all of them are this province's own decisions */
  readonly provinceCode?: string;
  /** Of tasks: what columns become */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Of texts: the wording holds from this day on */
  readonly wordingFrom?: string;
};

export type ImportPreview = {
  readonly report: ImportReport;
  readonly columns: readonly ImportColumns[];
  /** How many records would change */
  readonly items: number;
};

export type ImportPreviewRequest = {
  readonly kind: "procedures" | "tasks" | "law";
  /** As sending it gave it */
  readonly file: string;
  readonly name: string;
  readonly options?: ImportOptions;
};

export type ImportProposalRequest = {
  readonly kind: "procedures" | "tasks" | "law";
  /** As sending it gave it */
  readonly file: string;
  readonly name: string;
  readonly options?: ImportOptions;
  readonly title: string;
  readonly reason: string;
  /** Where the facts stand; the file's name unless said */
  readonly source?: string;
  readonly goesLiveOn?: string;
};

export type ImportReport = {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256?: string;
  }[];
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** The first of them; `rejected` says how many there were */
  readonly rejections: readonly {
    readonly file: string;
    readonly place?: number;
    readonly id?: string;
    readonly text: string;
  }[];
  /** What was read although something about it is doubtful */
  readonly remarks: readonly {
    readonly file: string;
    readonly place?: number;
    readonly id?: string;
    readonly text: string;
  }[];
};

export type KeptAnswer = {
  readonly id: string;
  readonly status: string;
  readonly text: string;
};

export type KeptGoldenQuestion = GoldenQuestion & {
  /** What the caller may do with change sets at this site */
  readonly allowed: readonly ("readChangeSet" | "editChangeSet" | "approveChangeSet" | "rollBackChangeSet" | "keepGoldenQuestion")[];
};

export type LawAddress = {
  readonly document: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
  readonly annex?: string;
};

export type LawChanges = {
  readonly from: string;
  readonly to: string;
  readonly items: readonly ({
    readonly on: string;
    readonly what: "comesIntoForce" | "ends" | "amends" | "replaces" | "repeals" | "suspends" | "guides" | "interprets";
    readonly address: LawAddress;
    readonly title: string;
    readonly by?: LawAddress;
    /** official: read in the text or an official list; secondary: told by a source that quotes it; unverified: neither */
    readonly certainty: "official" | "secondary" | "unverified";
    readonly source: string;
  })[];
};

export type LawComparison = {
  readonly address: LawAddress;
  readonly before?: {
    readonly document: LawDocument;
    readonly units: readonly {
      readonly clause?: string;
      readonly point?: string;
      readonly text: string;
      readonly table?: readonly (readonly string[])[];
    }[];
    readonly validity: ProvisionValidity;
    /** True: only a later wording is here; nothing may be quoted as of that day */
    readonly laterWording: boolean;
    readonly provision: LawProvision;
  };
  readonly after?: {
    readonly document: LawDocument;
    readonly units: readonly {
      readonly clause?: string;
      readonly point?: string;
      readonly text: string;
      readonly table?: readonly (readonly string[])[];
    }[];
    readonly validity: ProvisionValidity;
    /** True: only a later wording is here; nothing may be quoted as of that day */
    readonly laterWording: boolean;
    readonly provision: LawProvision;
  };
  readonly words: readonly ({
    readonly change: "same" | "added" | "removed";
    readonly text: string;
  })[];
  readonly changedBy: readonly ({
    readonly by: LawAddress;
    readonly relation: "amends" | "replaces" | "repeals" | "suspends" | "guides" | "interprets";
    readonly target: LawAddress;
    readonly on?: string;
  })[];
};

export type LawDocument = {
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly issuer?: string;
  readonly field?: string;
  readonly issuedOn?: string;
  readonly validFrom?: string;
  /** The first day it is no longer in force */
  readonly validTo?: string;
  readonly source: string;
  readonly sourceDate?: string;
  /** official: read in the text or an official list; secondary: told by a source that quotes it; unverified: neither */
  readonly certainty: "official" | "secondary" | "unverified";
  /** How much of its text is here */
  readonly extent: "none" | "extract" | "whole";
};

export type LawDocumentDetail = {
  readonly document: LawDocument;
  readonly validity: ProvisionValidity;
  /** What others do to it */
  readonly relationsOn: readonly LawRelation[];
  /** What it does to others */
  readonly relationsBy: readonly LawRelation[];
  /** What the caller may do here */
  readonly allowed: readonly ("importTexts" | "relateTexts")[];
};

export type LawDocumentPage = {
  readonly items: readonly LawDocument[];
  readonly nextCursor: string | null;
  /** What the caller may do here */
  readonly allowed: readonly ("importTexts" | "relateTexts")[];
};

export type LawFacets = {
  readonly items: readonly ({
    readonly facet: "kind" | "issuer" | "field";
    readonly value: string;
    readonly count: number;
  })[];
};

export type LawImportPage = {
  readonly items: readonly {
    readonly number: number;
    readonly id: string;
    readonly at: string;
    readonly actorId: string;
    readonly file: string;
    readonly format: string;
    readonly document: string;
    readonly outcome: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly faults: readonly {
      readonly kind: string;
      readonly at: string;
      readonly found: string;
      readonly expected?: string;
      /** What is wrong, as a sentence */
      readonly text: string;
    }[];
  }[];
  readonly nextCursor: string | null;
};

export type LawOutline = {
  readonly document: LawDocument;
  readonly entries: readonly ({
    readonly key: string;
    readonly kind: "article" | "annex" | "preamble";
    readonly label: string;
    readonly title: string;
    readonly headings: readonly string[];
    /** Its number in the official code */
    readonly code?: string;
    readonly state: "inForce" | "notYet" | "ended" | "unknown";
    /** The first days of its later wordings */
    readonly wordings: readonly string[];
  })[];
};

export type LawProvision = {
  readonly document: string;
  readonly key: string;
  readonly kind: "article" | "annex" | "preamble";
  readonly label: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly units: readonly {
    readonly clause?: string;
    readonly point?: string;
    readonly text: string;
    readonly table?: readonly (readonly string[])[];
  }[];
  readonly code?: string;
  readonly note?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** The day from which this wording holds; absent: since it came into force */
  readonly wordingFrom?: string;
};

export type LawProvisionReply = {
  readonly document: LawDocument;
  readonly units: readonly {
    readonly clause?: string;
    readonly point?: string;
    readonly text: string;
    readonly table?: readonly (readonly string[])[];
  }[];
  readonly validity: ProvisionValidity;
  /** True: only a later wording is here; nothing may be quoted as of that day */
  readonly laterWording: boolean;
  readonly provision: LawProvision;
  readonly address: LawAddress;
  /** The references in each unit, in the order of `units` */
  readonly links: readonly (readonly {
    readonly start: number;
    /** UTF-16 units; behind the last */
    readonly end: number;
    readonly text: string;
    readonly relative: boolean;
    readonly address: {
      readonly document?: string;
      readonly article?: string;
      readonly clause?: string;
      readonly point?: string;
      readonly annex?: string;
    };
  }[])[];
};

export type LawReferenceRequest = {
  readonly text: string;
  readonly here?: LawAddress;
};

export type LawReferences = {
  readonly items: readonly {
    readonly start: number;
    /** UTF-16 units; behind the last */
    readonly end: number;
    readonly text: string;
    readonly relative: boolean;
    readonly address: {
      readonly document?: string;
      readonly article?: string;
      readonly clause?: string;
      readonly point?: string;
      readonly annex?: string;
    };
  }[];
};

export type LawRelation = {
  readonly id: string;
  readonly by: LawAddress;
  readonly relation: "amends" | "replaces" | "repeals" | "suspends" | "guides" | "interprets";
  readonly target: LawAddress;
  readonly on?: string;
  readonly until?: string;
  readonly note?: string;
  readonly source: string;
  /** official: read in the text or an official list; secondary: told by a source that quotes it; unverified: neither */
  readonly certainty: "official" | "secondary" | "unverified";
  /** The document whose text says so, `content`, or `entered` */
  readonly origin?: string;
};

export type LawRelationRequest = {
  readonly by: LawAddress;
  readonly relation: "amends" | "replaces" | "repeals" | "suspends" | "guides" | "interprets";
  readonly target: LawAddress;
  readonly on?: string;
  readonly until?: string;
  readonly note?: string;
  readonly source: string;
  /** official: read in the text or an official list; secondary: told by a source that quotes it; unverified: neither */
  readonly certainty: "official" | "secondary" | "unverified";
};

export type LawSearchReply = {
  readonly items: readonly ({
    readonly document: LawDocument;
    readonly units: readonly {
      readonly clause?: string;
      readonly point?: string;
      readonly text: string;
      readonly table?: readonly (readonly string[])[];
    }[];
    readonly validity: ProvisionValidity;
    /** True: only a later wording is here; nothing may be quoted as of that day */
    readonly laterWording: boolean;
    readonly address: LawAddress & unknown;
    readonly by: "address" | "words";
    readonly score: number;
    readonly title: string;
    readonly headings: readonly string[];
  })[];
};

export type Letter = {
  readonly id: string;
  readonly siteId: string;
  readonly kind: "askSuperior" | "transfer" | "answerCitizen";
  readonly answerId: string;
  readonly data: {
    readonly office: string;
    readonly subject: string;
    readonly recipient: string;
    readonly signer: string;
    readonly placeName: string;
    readonly year: string;
    readonly numberSuffix: string;
    readonly draft: boolean;
    readonly officeLines: readonly string[];
    readonly copies: readonly string[];
    readonly signerLines: readonly string[];
    readonly paragraphs: readonly ({
      readonly kind: "text" | "item";
      readonly text: string;
    })[];
  };
  /** What a hand must still fill, as it stands in the text */
  readonly gaps: readonly string[];
  readonly madeBy: string;
  readonly madeAt: string;
  readonly dataHash: string;
  readonly templateHash: string;
};

export type LifeEvents = {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly icon: string;
    readonly procedures: readonly {
      readonly code: string;
      readonly name: string;
      readonly why: string;
    }[];
  }[];
  readonly mostAsked: readonly {
    readonly code: string;
    readonly name: string;
  }[];
};

export type ListedForm = {
  readonly id: string;
  readonly version: number;
  readonly name: {
    readonly vi: string;
    readonly en?: string;
  };
  readonly intro?: {
    readonly vi: string;
    readonly en?: string;
  };
  readonly minutes?: number;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly procedures: readonly {
    readonly code: string;
    readonly cases?: readonly string[];
    readonly sinceVersion?: number;
    /** What it asks for beside it, priced by another record */
    readonly besides?: readonly {
      readonly code: string;
      readonly times: string;
    }[];
  }[];
  readonly source: {
    readonly text: string;
    readonly date: string;
    readonly certainty: "official" | "secondary" | "unverified";
  };
};

export type NewChangeItem = {
  readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
  readonly id: string;
  /** The value of the record; each kind has its own shape, see the subject */
  readonly after?: unknown;
  /** The version that was seen; a newer one refuses */
  readonly beforeVersion?: number;
};

export type NewChangeSet = {
  readonly title: string;
  readonly reason: string;
  readonly source: ChangeSource;
  readonly goesLiveOn?: string;
  readonly items: readonly NewChangeItem[];
};

export type NewDocument = {
  readonly templateId: string;
  /** In the shape of the template's `data`; what is absent becomes a dotted line */
  readonly data: Readonly<Record<string, unknown>>;
  readonly subject?: string;
  readonly number?: string;
  readonly asOf?: string;
  readonly signer?: {
    readonly name?: string;
    readonly lines?: readonly string[];
  };
};

export type NewDossier = {
  readonly applicant: Applicant;
  readonly procedureCode: string;
  /** The version the applicant was shown; the one in force where it is left out */
  readonly procedureVersion?: number;
  readonly caseId?: string;
  readonly channel: "direct" | "online" | "post";
  readonly papers?: readonly GivenPaper[];
  readonly conditions?: Readonly<Record<string, boolean>>;
  readonly formVersions?: Readonly<Record<string, number>>;
  /** How many of what the fee is asked for; one where it is left out */
  readonly times?: number;
  /** What is asked for beside it, such as copies of the extract */
  readonly besides?: readonly AskedBeside[];
  /** Who decides, where it is not the site that receives */
  readonly competentSiteId?: string;
  readonly receivedAtSiteId?: string;
  /** The same person has the same dossier open, and this one is wanted beside it */
  readonly evenSo?: boolean;
  readonly bundleId?: string;
  /** That the applicant agreed, where an officer files online in their name */
  readonly consent?: {
    readonly how: "signed" | "spoken";
    readonly words: string;
  };
};

export type NewDraft = {
  readonly formId: string;
  readonly procedureCode?: string;
  readonly caseId?: string;
  /** The year of birth that opens the draft again */
  readonly birthYear?: string;
  readonly answers?: FormAnswers;
};

export type NewGoldenQuestion = {
  readonly audience: "citizen" | "officer";
  readonly question: string;
  readonly placeCode?: string;
  readonly expected: {
    readonly candidate?: string;
    readonly status: string;
    readonly mustContain: readonly string[];
  };
  readonly subjects: readonly string[];
};

export type NewLetter = {
  readonly kind: "askSuperior" | "transfer" | "answerCitizen";
  readonly answerId: string;
  readonly recipient?: string;
  readonly citizen?: string;
  readonly signer?: string;
};

export type NewOfficeClosure = {
  readonly date: string;
  readonly halfDay?: "am" | "pm";
  readonly reason: {
    readonly vi: string;
    readonly en?: string;
  };
  readonly source: string;
};

export type NewRecord = {
  readonly answerId: string;
  readonly note?: string;
};

export type NewSituation = {
  readonly kind: "unanswered" | "disputed";
  readonly question: string;
  readonly field?: string;
  readonly asOf?: string;
  readonly placeCode?: string;
  readonly answerId?: string;
};

export type NewSwitch = {
  readonly topic: string;
  readonly reason: string;
};

export type NextStep = {
  readonly kind: "start" | "print" | "place" | "officer" | "procedure" | "call" | "ask" | "follow";
  readonly label: string;
  /** A path of this site, a tel: number, or a question to send */
  readonly target: string;
};

export type OfficeClosure = {
  readonly id: string;
  readonly place: string;
  readonly date: string;
  readonly halfDay?: "am" | "pm";
  readonly reason: {
    readonly vi: string;
    readonly en: string;
  };
  readonly source: string;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly endedBy?: string;
  readonly endedAt?: string;
};

export type OfficeDocument = {
  readonly id: string;
  readonly siteId: string;
  readonly code: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly name: {
    readonly vi: string;
    readonly en: string;
  };
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly frame: {
    readonly office?: {
      readonly parent?: readonly string[];
      readonly name: readonly string[];
      readonly title: string;
      readonly mark?: string;
      readonly place?: string;
    };
    readonly number?: string;
    readonly issuedOn: string;
    readonly signer?: {
      readonly name?: string;
      readonly lines?: readonly string[];
    };
    readonly verify: {
      readonly code: string;
      readonly address: string;
      readonly url: string;
    };
  };
  readonly dataHash: string;
  readonly templateHash: string;
  readonly engine: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly state: "current" | "replaced" | "revoked";
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
};

export type Officer = {
  readonly id: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly homeSite: Site;
  readonly roles: readonly {
    readonly siteId: string;
    readonly role: Role;
  }[];
  readonly state: "invited" | "active" | "disabled";
  readonly secondFactorSince: string | null;
  readonly passwordSetAt: string | null;
  readonly identities: readonly {
    readonly issuer: string;
    readonly linkedAt: string;
  }[];
  readonly openSessions: number;
  readonly createdAt: string;
  /** What the caller may do to the account */
  readonly allowed: readonly string[];
};

export type OfficerAnswer = {
  readonly id: string;
  readonly audience: "officer";
  readonly status: "answered" | "answered_plan" | "answered_several" | "answered_general" | "clarification" | "handed_over_dossier_status" | "handed_over_elsewhere" | "unanswerable_out_of_scope" | "unanswerable_no_record" | "unanswerable_repealed" | "unanswerable_unclear" | "unanswerable_bad_date" | "guarded_crisis" | "guarded_injection" | "guarded_empty" | "guarded_too_long" | "guarded_scam" | "guarded_abuse" | "error_fault" | "error_timeout" | "clarification_contradiction" | "clarification_place" | "unanswerable_no_basis";
  readonly lang: "vi" | "en";
  readonly asked: readonly ("who" | "clause" | "time" | "steps" | "papers" | "fee" | "form" | "history" | "validity" | "letter" | "overview")[];
  readonly matter: {
    readonly kind: "task" | "procedure" | "provision";
    readonly id: string;
    readonly name: string;
    readonly version: number;
  } | null;
  readonly procedure: {
    readonly code: string;
    readonly name: string;
    readonly version: number;
  } | null;
  readonly candidates: readonly {
    /** A task id or a procedure code */
    readonly code: string;
    readonly name: string;
    readonly score: number;
  }[];
  readonly clarify: {
    readonly question: string;
    readonly choices: readonly {
      readonly label: string;
      readonly question: string;
      readonly code?: string;
    }[];
  } | null;
  readonly text: string;
  readonly sentences: readonly ({
    readonly asked: "who" | "clause" | "time" | "steps" | "papers" | "fee" | "form" | "history" | "validity" | "letter" | "overview";
    readonly text: string;
    readonly citations: readonly Citation[];
    readonly certainty: "official" | "secondary" | "unverified";
    readonly record: string;
  })[];
  readonly ruling: {
    readonly kind: "decided" | "contradiction" | "notInForce" | "unknown";
    readonly tier?: "central" | "province" | "district_abolished" | "commune" | "unknown";
    readonly body?: string;
  } | null;
  readonly facts: readonly ({
    readonly kind: string;
    readonly value: string | number | null;
    readonly text: string;
    readonly record: string;
    readonly field: string;
    readonly source: string;
    readonly asOf: string;
    readonly certainty: "official" | "secondary" | "unverified";
    readonly version?: number;
  })[];
  readonly next: readonly {
    readonly kind: string;
    readonly label: string;
    readonly target: string;
  }[];
  readonly unboundNumbers: number;
  readonly ms: number;
  readonly conversationId?: string;
  readonly askedAt?: string;
  readonly asOf: string;
  readonly placeCode?: string;
  /** A machine wrote this */
  readonly machine: true;
};

export type OfficerQuestion = {
  readonly question: string;
  readonly conversationId?: string;
  /** A commune's or province's code; the officer's own place when absent */
  readonly placeCode?: string;
  readonly asOf?: string;
  readonly lang?: "vi" | "en";
};

export type OfficerRow = {
  readonly id: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly homeSiteId: string;
  readonly roles: readonly {
    readonly siteId: string;
    readonly role: Role;
  }[];
  /** invited: no password yet and not linked */
  readonly state: "invited" | "active" | "disabled";
  readonly hasSecondFactor: boolean;
  readonly lastSignInAt: string | null;
};

export type OfficerRows = {
  readonly items: readonly OfficerRow[];
  readonly nextCursor: string | null;
};

export type OldPlaceAnswer = {
  readonly old: Place;
  readonly happened: PlaceSentence;
  readonly becomes: readonly Place[];
  readonly decidingQuestion: PlaceSentence & unknown | null;
};

export type OneTimeLink = {
  readonly officerId: string;
  readonly path: string;
  readonly expiresAt: string;
};

export type Organisations = {
  readonly helpedAt: string;
  readonly receivedAt: string;
  readonly competentAgency: string;
};

export type OwnDossier = {
  readonly number: string;
  readonly filingNumber: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly status: "registered" | "received" | "refused" | "processing" | "supplementing" | "awaitingPayment" | "withdrawing" | "stopped" | "decided" | "returned";
  readonly nationalStatus: number;
  readonly registeredAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  /** It waits for papers, money, or for somebody to fetch the result */
  readonly awaitsApplicant: boolean;
  readonly isDone: boolean;
  /** The person handed it in for somebody else */
  readonly byProxy: boolean;
};

export type OwnDossierView = {
  readonly at: string;
  readonly office: string;
  readonly number: string;
  readonly procedureName: string;
  readonly what: "dossier" | "paper";
};

export type OwnDraft = {
  readonly id: string;
  readonly code: string;
  readonly formId: string;
  /** Of the form, in the language of the request */
  readonly name: string;
  readonly procedureCode: string;
  readonly savedAt: string;
  readonly forgetOn: string;
};

export type OwnSession = {
  readonly id: string;
  readonly current: boolean;
  readonly siteId: string;
  readonly method: "password" | "sso";
  readonly startedAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  readonly address: string;
  readonly device: string;
};

export type OwnSessions = {
  readonly items: readonly OwnSession[];
  readonly nextCursor: string | null;
};

export type Payable = {
  readonly lines: readonly {
    readonly text: string;
    readonly quantity: number;
    readonly unitVnd: number;
    readonly amountVnd: number;
  }[];
  readonly exemptVnd: number;
  readonly exemptReason?: string;
  readonly payableVnd: number;
};

export type Place = {
  /** new: since 1 July 2025; old: before it. Codes repeat between the two. */
  readonly order: "new" | "old";
  readonly code: string;
  readonly level: "province" | "district" | "commune";
  readonly kind: "tinh" | "thanhpho" | "xa" | "phuong" | "dackhu" | "quan" | "huyen" | "thixa" | "thitran";
  readonly name: string;
  readonly fullName: string;
  readonly address: string;
  readonly provinceCode: string;
  readonly validFrom?: string;
  /** The first day it was no longer so */
  readonly validTo?: string;
  readonly certainty: "official" | "secondary" | "unverified";
  readonly source: string;
};

export type PlaceDetail = {
  readonly place: Place;
  readonly madeFrom: readonly {
    readonly place: Place;
    /** Only a part of the old unit went here */
    readonly part: boolean;
  }[];
};

export type PlaceList = {
  readonly items: readonly Place[];
  readonly nextCursor: null;
};

export type PlaceMatch = {
  readonly unit: Place;
  readonly matched: "new" | "old";
  readonly score: number;
  readonly via: {
    readonly place: Place;
    readonly happened: PlaceSentence;
  } | null;
  /** The communes it may be, when it is not certain which */
  readonly alternatives: readonly Place[];
  readonly decidingQuestion: PlaceSentence & unknown | null;
};

export type PlaceSentence = {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly vi: string;
  readonly en: string;
};

export type Practice = {
  readonly practising: boolean;
  /** What is played now */
  readonly roles: readonly ("officer" | "leader" | "clerk" | "deskLead" | "knowledgeEditor" | "knowledgeApprover" | "provinceSupervisor" | "operator")[];
  /** How many dossiers the practice site holds */
  readonly dossiers: number;
  readonly exercises: readonly Exercise[];
  /** The exercise that was begun last and is not done */
  readonly current: string | null;
};

export type Precedent = PrecedentDraft & {
  readonly id: string;
  readonly provinceId: string;
  readonly situationId: string;
  readonly field?: string;
  readonly draftedBy: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly withdrawn?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  };
};

export type PrecedentDraft = {
  readonly question: string;
  readonly answer: string;
  readonly basis: readonly {
    readonly document: string;
    readonly article?: string;
    readonly clause?: string;
    readonly point?: string;
    readonly annex?: string;
  }[];
  readonly validFrom: string;
  readonly validTo?: string;
};

export type PrefillDraft = {
  readonly from?: "dossier" | "logIn";
  readonly dossierCode?: string;
  /** The year of birth that opens the draft again */
  readonly birthYear?: string;
  readonly consent: boolean;
};

export type PrefilledDraft = {
  readonly version: number;
  readonly filled: readonly string[];
};

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
};

export type Procedure = {
  readonly code: string;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly status: "active" | "repealed" | "future" | "unverified";
  readonly name: string;
  readonly shortName?: string;
  readonly aliases: readonly string[];
  readonly summary?: {
    readonly vi: string;
    readonly en?: string;
  };
  readonly level: readonly string[];
  readonly kind: string;
  readonly field: {
    readonly code?: string;
    readonly name: string;
  };
  readonly promulgation: readonly {
    readonly agency: string;
    readonly decisionNo?: string;
    readonly decisionDate?: string;
  }[];
  readonly audience: readonly string[];
  readonly boundaryFree: boolean | "unknown";
  readonly doneBy?: string;
  readonly cases: readonly ({
    readonly id: string;
    readonly name: string;
    readonly appliesWhen?: string;
    readonly onlineServiceCode?: string;
    readonly onlineLevel: "full" | "partial" | "none" | "unknown";
    readonly steps: readonly {
      readonly order: number;
      readonly actor: string;
      readonly text: string;
    }[];
    readonly channels: readonly ({
      readonly channel: "direct" | "online" | "post";
      readonly time: {
        readonly amount: number | null;
        readonly unit: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay" | null;
        readonly cutoff?: string;
        readonly text: string;
        /** structured: the number is here; unparsed: only its text is; silent: the record says nothing, which is never "free" */
        readonly state: "structured" | "unparsed" | "silent";
        readonly extension?: readonly ({
          readonly reason: string;
          readonly amount: number;
          readonly unit: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay";
        })[];
      };
      readonly fees: readonly ({
        readonly kind: "phi" | "lephi" | "unknown";
        readonly amountVnd: number | null;
        readonly per?: string;
        readonly foreign?: {
          readonly amount: number;
          readonly currency: string;
        };
        readonly text: string;
        /** structured: the number is here; unparsed: only its text is; silent: the record says nothing, which is never "free" */
        readonly state: "structured" | "unparsed" | "silent";
        readonly scope: "national" | "province";
        readonly exemptions?: readonly string[];
        readonly legalBasis?: {
          readonly number: string;
          readonly title?: string;
          readonly issuer?: string;
          readonly date?: string;
          readonly article?: string;
          readonly clause?: string;
          readonly point?: string;
          readonly validFrom?: string;
          readonly validTo?: string;
        };
        readonly validFrom?: string;
        readonly validTo?: string;
      })[];
      readonly note?: string;
    })[];
    readonly components: readonly ({
      readonly code?: string;
      readonly name: string;
      readonly role: "form" | "submit" | "present" | "conditional" | "note";
      readonly condition?: string;
      readonly originals: number | null;
      readonly copies: number | null;
      readonly formName?: string;
      readonly formUrl?: string;
      readonly replaceableBy?: readonly string[];
    })[];
    /** The published list word for word, where components say the same shorter and plainer */
    readonly publishedComponents?: readonly ({
      readonly code?: string;
      readonly name: string;
      readonly role: "form" | "submit" | "present" | "conditional" | "note";
      readonly condition?: string;
      readonly originals: number | null;
      readonly copies: number | null;
      readonly formName?: string;
      readonly formUrl?: string;
      readonly replaceableBy?: readonly string[];
    })[];
  })[];
  readonly results: readonly {
    readonly code?: string;
    readonly name: string;
    readonly form: string;
    readonly validity?: string;
  }[];
  readonly authority: {
    readonly executing: readonly {
      readonly id?: string;
      readonly name: string;
      readonly group?: string;
    }[];
    readonly competent: readonly {
      readonly id?: string;
      readonly name: string;
      readonly group?: string;
    }[];
    readonly authorised: readonly {
      readonly id?: string;
      readonly name: string;
      readonly group?: string;
    }[];
    readonly coordinating: readonly {
      readonly id?: string;
      readonly name: string;
      readonly group?: string;
    }[];
  };
  readonly receivedAt?: string;
  readonly requirements?: string;
  readonly legalBasis: readonly {
    readonly number: string;
    readonly title?: string;
    readonly issuer?: string;
    readonly date?: string;
    readonly article?: string;
    readonly clause?: string;
    readonly point?: string;
    readonly validFrom?: string;
    readonly validTo?: string;
  }[];
  readonly related: readonly string[];
  readonly bundleOf?: readonly string[];
  readonly replacedBy?: readonly string[];
  readonly sourceUrl?: string;
  readonly note?: string;
  readonly provenance: readonly ({
    /** The path of the fact; it covers all below it, the empty path covers everything */
    readonly field: string;
    readonly source: string;
    readonly sourceDate: string;
    readonly retrievedAt?: string;
    readonly certainty: "official" | "secondary" | "unverified";
  })[];
};

export type ProcedureConflict = {
  readonly field: string;
  readonly kept: {
    readonly source: string;
    readonly sourceDate: string;
    readonly value: string;
  };
  readonly other: {
    readonly source: string;
    readonly sourceDate: string;
    readonly value: string;
  };
};

export type ProcedureDiff = {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly differences: readonly {
    readonly field: string;
    readonly label: {
      readonly vi: string;
      readonly en: string;
    };
    readonly before?: string;
    readonly after?: string;
  }[];
};

export type ProcedureFound = {
  readonly procedure: Procedure;
  readonly conflicts: readonly ProcedureConflict[];
  /** Why questions about it are answered only at the counter for now */
  readonly answersOff?: string;
};

export type ProcedureImport = {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  /** Files; of a correction `change-set <id>` */
  readonly paths: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** The first of them; `counts.rejected` says how many there were */
  readonly rejections: readonly {
    readonly file: string;
    readonly place: number;
    readonly code?: string;
    readonly reason: string;
    readonly text: string;
  }[];
};

export type ProcedureImportList = {
  readonly items: readonly {
    readonly id: string;
    readonly at: string;
    readonly actorId: string;
    /** Files; of a correction `change-set <id>` */
    readonly paths: readonly string[];
    readonly counts: Readonly<Record<string, number>>;
  }[];
  readonly nextCursor: string | null;
};

export type ProcedurePage = {
  readonly items: readonly ProcedureRow[];
  readonly nextCursor: string | null;
};

export type ProcedureRow = {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly shortName: string | null;
  readonly field: string;
  readonly level: readonly string[];
  /** Who does the work; null where the record does not say */
  readonly doneBy: string | null;
  readonly status: string;
  readonly validFrom: string;
};

export type ProcedureVersions = {
  readonly items: readonly ({
    readonly version: number;
    readonly validFrom: string;
    /** The first day it was no longer so */
    readonly validTo: string | null;
    readonly status: string;
    readonly recordedAt: string;
  })[];
};

export type ProvisionValidity = {
  readonly address: LawAddress;
  readonly state: "inForce" | "notYet" | "ended" | "unknown";
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly changedBy: readonly ({
    readonly document: string;
    readonly relation: "amends" | "replaces" | "repeals" | "suspends";
    readonly on?: string;
  })[];
};

export type Question = {
  readonly question: string;
  /** Of an earlier answer, to go on talking */
  readonly conversationId?: string;
  readonly communeCode?: string;
  readonly asOf?: string;
  readonly lang?: "vi" | "en";
};

export type Recall = {
  readonly changeSetId: string;
  readonly title: string;
  readonly liveAt: string;
  readonly answers: number;
  readonly sites: readonly {
    readonly siteId: string;
    readonly count: number;
  }[];
};

export type RecalledAnswer = {
  readonly siteId: string;
  readonly id: string;
  readonly at: string;
  /** With personal numbers masked */
  readonly question: string;
  readonly status: string;
  readonly relied: readonly ({
    readonly record: string;
    readonly version: number | null;
  })[];
};

export type ReceiveRequest = {
  readonly kind: "receive";
  readonly papers: readonly GivenPaper[];
  readonly conditions?: Readonly<Record<string, boolean>>;
  readonly fee?: FeeFacts;
  /** Only where the record publishes no limit that can be reckoned */
  readonly limit?: {
    readonly amount: number;
    readonly unit: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay";
    readonly basis: DossierBasis;
  };
  /** The applicant was told of what changed since filing */
  readonly acceptChanges?: boolean;
  readonly formerLaw?: DossierBasis & unknown;
  /** What is missing is accepted later, and why */
  readonly evenIncomplete?: {
    readonly reason: string;
  };
};

export type RecoveryCodes = {
  readonly recoveryCodes: readonly string[];
};

export type RegisterLine = DossierSummary & {
  readonly outcome: "granted" | "notGranted" | null;
  readonly resultNumber: string | null;
  readonly issuedAt: string | null;
  readonly returnedAt: string | null;
};

export type ResolvedBodies = {
  readonly items: readonly ResolvedBody[];
};

export type ResolvedBody = {
  readonly id: string;
  readonly name: string;
  readonly matched: string;
  readonly abolishedOn: string;
  readonly stillStands: boolean;
  readonly successors: readonly ({
    readonly matter?: string;
    readonly body: TaskBody;
    readonly basis: readonly TaskBasis[];
    readonly certainty: "official" | "secondary" | "unverified";
    readonly note?: string;
  })[];
  readonly source: string;
  readonly certainty: "official" | "secondary" | "unverified";
  readonly note?: string;
};

export type ResumeDraft = {
  readonly code: string;
  /** The year of birth that opens the draft again */
  readonly birthYear: string;
};

export type Role = "officer" | "leader" | "clerk" | "deskLead" | "knowledgeEditor" | "knowledgeApprover" | "provinceSupervisor" | "operator";

export type Ruling = {
  /** decided: one record or several agreeing; contradiction: two texts differ, both are shown; notInForce: it holds on other days; unknown: no record */
  readonly kind: "decided" | "contradiction" | "notInForce" | "unknown";
  readonly side?: RulingSide;
  readonly previous?: TaskBody & unknown;
  readonly supporting: readonly RulingSide[];
  /** National records that a province’s own decision stands before */
  readonly overridden: readonly RulingSide[];
  /** Less sure, or another person of the same tier */
  readonly doubts: readonly RulingSide[];
  /** Of a contradiction: both texts */
  readonly sides: readonly RulingSide[];
  /** Whom to ask for an opinion */
  readonly askWhom?: string;
  readonly task?: Task;
  readonly when?: "before" | "after" | "abolished";
  readonly supersededBy: readonly string[];
  readonly reasons: readonly RulingReason[];
};

export type RulingReason = {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  /** The sentence of the key, in the caller’s language */
  readonly text: string;
};

export type RulingReply = {
  readonly ruling: Ruling;
  readonly asOf: string;
  readonly taskId?: string;
  readonly procedureCode?: string;
  readonly provinceCode?: string;
  readonly candidates: readonly {
    readonly id: string;
    readonly title: string;
    readonly score: number;
  }[];
  readonly oldBodies: readonly ResolvedBody[];
  readonly citation?: {
    readonly document?: string;
    readonly article?: string;
    readonly clause?: string;
    readonly point?: string;
  };
};

export type RulingSide = {
  readonly task: Task;
  readonly to: TaskBody;
  readonly basis: readonly TaskBasis[];
  readonly validFrom: string;
  readonly validTo?: string;
  readonly certainty: "official" | "secondary" | "unverified";
};

export type SaidForm = {
  readonly formId: string;
  readonly formVersion: number;
  readonly name: string;
  readonly submittedAt: string;
  readonly pages: readonly {
    readonly pageId: string;
    readonly heading: string;
    readonly lines: readonly {
      readonly path: string;
      readonly label: string;
      readonly said: string;
    }[];
  }[];
  readonly files: readonly ({
    readonly file: string;
    readonly path: string;
    readonly name: string;
    readonly kind: "image" | "pdf";
    readonly pages: number;
    readonly bytes: number;
  })[];
  /** What was shown to the person, who sent it all the same */
  readonly warnings: readonly {
    readonly path: string;
    readonly code: string;
    readonly says: string;
  }[];
  /** The earlier dossier whose answers were taken over, with consent */
  readonly prefilledFrom?: {
    readonly dossierCode: string;
    readonly consentAt: string;
  };
  /** Name, number and date of birth came from the log-in, with consent */
  readonly filledFromLogIn?: {
    readonly consentAt: string;
  };
};

export type SaveDraft = {
  readonly version: number;
  readonly answers: FormAnswers;
  readonly overwrite?: boolean;
  /** The year of birth that opens the draft again */
  readonly birthYear?: string;
};

export type SealedRecord = {
  readonly record: {
    readonly id: string;
    readonly format: "motcua.decision-record.1";
    readonly siteId: string;
    readonly question: string;
    readonly note: string;
    readonly pinnedBy: string;
    readonly pinnedAt: string;
    readonly answer: {
      readonly id: string;
      readonly status: string;
      readonly text: string;
      readonly asOf: string;
    };
  };
  /** SHA-256 over the canonical JSON of the record */
  readonly hash: string;
  /** Ed25519 by the house's key over the hash, base64 */
  readonly signature: string;
  readonly publicKey: string;
};

export type SealFinding = {
  readonly finding: "genuine" | "not_a_record" | "content_changed" | "signature_wrong" | "other_house";
};

export type SendDraft = {
  /** The version that was shown for checking */
  readonly version: number;
  /** The same person has the same dossier open, and this one is wanted beside it */
  readonly evenSo?: boolean;
};

export type SentDraft = {
  readonly dossierId: string;
  readonly dossierCode: string | null;
  readonly sentAt: string;
};

export type SentFile = {
  /** As sending it gave it */
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
};

export type SentNotice = {
  readonly at: string;
  readonly channel: "page" | "email" | "sms" | "zalo";
  readonly to: string;
  readonly text: string;
  readonly state: "waiting" | "sent" | "failed" | "held";
};

export type Session = {
  readonly stage: "enrolment" | "open";
  readonly officer: {
    readonly id: string;
    readonly loginName: string;
    readonly fullName: string;
  };
  readonly site: Site;
  /** Held at the session's site */
  readonly roles: readonly Role[];
  /** Where else the person holds a role */
  readonly otherSites: readonly Site[];
  /** What the roles allow, as <room>.<action> */
  readonly rights: readonly string[];
  /** Whether delicate deeds need no new proof now */
  readonly confirmed: boolean;
  readonly hasPassword: boolean;
  readonly passwordSetAt: string | null;
  readonly secondFactorSince: string | null;
  readonly recoveryCodesLeft: number;
  readonly isLinked: boolean;
  readonly endsAt: string;
  readonly demo: boolean;
};

export type SignIn = {
  readonly id: string;
  readonly at: string;
  readonly outcome: "signedIn" | "failed" | "wrongCode" | "disabled" | "signedOut" | "confirmed";
  readonly method: "password" | "sso";
  readonly address: string;
  readonly device: string;
};

export type SignIns = {
  readonly items: readonly SignIn[];
  readonly nextCursor: string | null;
};

export type SignInStage = {
  readonly stage: "secondFactor" | "enrolment" | "open";
};

export type Site = {
  readonly id: string;
  readonly kind: "commune" | "province";
  readonly placeCode: string;
  readonly name: string;
  readonly address: string;
  readonly provinceId: string | null;
  /** Its people and dossiers are invented, to practise on */
  readonly practice: boolean;
};

export type Sites = {
  readonly items: readonly Site[];
  readonly nextCursor: string | null;
};

export type Situation = {
  readonly id: string;
  readonly siteId: string;
  readonly provinceId: string;
  readonly kind: "unanswered" | "disputed";
  readonly state: "open" | "assigned" | "drafted" | "answered" | "closed";
  /** With personal numbers masked */
  readonly question: string;
  readonly field?: string;
  readonly asOf: string;
  readonly placeCode?: string;
  readonly answerId?: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly ownerId?: string;
  readonly draft?: PrecedentDraft & {
    readonly by: string;
    readonly at: string;
  };
  readonly precedentId?: string;
  readonly answeredAt?: string;
  readonly closedReason?: string;
  /** What the caller may do with it now */
  readonly allowed?: readonly ("assign" | "draft" | "sendBack" | "publish" | "close")[];
};

export type SituationAct = {
  readonly deed: "assign";
  readonly ownerId: string;
} | {
  readonly deed: "draft";
  readonly draft: PrecedentDraft;
} | {
  readonly deed: "sendBack";
} | {
  readonly deed: "publish";
} | {
  readonly deed: "close";
  readonly reason: string;
};

export type SupplementFault = {
  /** The component's place in the case's list */
  readonly component?: string;
  readonly what: string;
  readonly how: string;
  readonly basis?: DossierBasis;
};

export type SwitchOnRequest = {
  readonly reason: string;
};

export type TakenFile = {
  readonly file: string;
  readonly kind: "image" | "pdf";
  readonly pages: number;
  readonly bytes: number;
  readonly name: string;
};

export type Task = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly field: string;
  readonly ministry?: string;
  /** By which legal act the power moved; `procedure`: only a published procedure names the body; `law`: a law does by itself */
  readonly act: "phan_quyen" | "phan_cap" | "uy_quyen" | "phan_dinh" | "procedure" | "law";
  readonly from?: TaskBody;
  readonly to?: TaskBody & unknown;
  readonly conditions?: string;
  readonly basis: readonly TaskBasis[];
  readonly baseRule?: string;
  readonly timeLimit?: string;
  readonly forms: readonly string[];
  readonly procedureCodes: readonly string[];
  readonly validFrom: string;
  /** No source tells the start */
  readonly startUnstated?: true;
  /** The first day on which it no longer holds */
  readonly validTo?: string;
  readonly endsEarlyIf?: string;
  readonly supersededBy: readonly string[];
  readonly furtherDelegation?: string;
  readonly note?: string;
  readonly sayings: readonly string[];
  readonly source: string;
  readonly sourceDate: string;
  readonly certainty: "official" | "secondary" | "unverified";
  readonly review: {
    readonly status: "draft" | "checked" | "disputed";
    readonly by?: string;
    readonly at?: string;
    readonly note?: string;
  };
  /** A province’s own decision: it counts in that province only */
  readonly provinceCode?: string;
  readonly provenance: readonly ({
    readonly field: string;
    readonly origin: "own" | "import";
    readonly source: string;
    readonly sourceDate: string;
    readonly certainty: "official" | "secondary" | "unverified";
  })[];
  readonly conflicts: readonly {
    readonly field: string;
    readonly kept: {
      readonly origin: string;
      readonly source: string;
      readonly value: string;
    };
    readonly other: {
      readonly origin: string;
      readonly source: string;
      readonly value: string;
    };
  }[];
};

export type TaskBasis = {
  readonly document: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
  readonly annex?: string;
  readonly quote?: string;
};

export type TaskBody = {
  /** The exact legal person as the source names it */
  readonly body: string;
  readonly tier: "central" | "province" | "district_abolished" | "commune" | "unknown";
  readonly person: "UBND" | "CHU_TICH" | "CO_QUAN_CHUYEN_MON" | "TT_PVHCC" | "CONG_AN" | "HDND" | "BO_TRUONG" | "BO" | "OTHER";
};

export type TaskFacets = {
  readonly total: number;
  readonly fields: readonly {
    readonly name: string;
    readonly count: number;
  }[];
  readonly tiers: readonly ({
    readonly name: "central" | "province" | "district_abolished" | "commune" | "unknown";
    readonly count: number;
  })[];
  readonly acts: readonly ({
    readonly name: "phan_quyen" | "phan_cap" | "uy_quyen" | "phan_dinh" | "procedure" | "law";
    readonly count: number;
  })[];
};

export type TaskFields = {
  readonly items: readonly {
    readonly name: string;
    readonly count: number;
  }[];
};

export type TaskFinding = {
  readonly id: string;
  readonly kind: "twoRecipients" | "signerDiffers" | "levelDisagrees" | "tierMismatch" | "textsDiffer" | "sourcesDiffer" | "clauseEnded" | "amended" | "noArticle" | "endsIn30" | "endsIn90" | "ended" | "procedureMissing" | "sourceDoubt";
  readonly text: string;
  readonly taskId: string;
  readonly taskTitle: string;
  readonly provinceCode: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly state: "open" | "inWork" | "settled" | "accepted";
  readonly owner: string | null;
  readonly note: string | null;
  readonly foundAt: string;
  readonly changedAt: string;
};

export type TaskFindingChange = {
  readonly state: "open" | "inWork" | "settled" | "accepted";
  readonly owner?: string;
  readonly note?: string;
};

export type TaskFindingPage = {
  readonly items: readonly TaskFinding[];
  readonly nextCursor: string | null;
  readonly counts: readonly {
    readonly kind: string;
    readonly state: string;
    readonly count: number;
  }[];
  /** What the caller may do with findings */
  readonly allowed: readonly string[];
};

export type TaskFindingRun = {
  readonly found: number;
  readonly new: number;
  readonly gone: number;
  readonly byKind: Readonly<Record<string, number>>;
};

export type TaskFound = {
  readonly task: Task;
  /** Provinces’ own records of the same task */
  readonly overrides: readonly Task[];
};

export type TaskImport = {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly paths: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** The first of them; `counts.rejected` says how many there were */
  readonly rejections: readonly ({
    readonly file: string;
    readonly place: number;
    readonly id?: string;
    readonly reason: string;
    readonly text: string;
    readonly details: Readonly<Record<string, string | number>>;
  })[];
};

export type TaskImportList = {
  readonly items: readonly {
    readonly id: string;
    readonly at: string;
    readonly actorId: string;
    readonly paths: readonly string[];
    readonly counts: Readonly<Record<string, number>>;
  }[];
  readonly nextCursor: string | null;
};

export type TaskPage = {
  readonly items: readonly Task[];
  readonly nextCursor: string | null;
};

export type TaskVersions = {
  readonly items: readonly ({
    readonly version: number;
    readonly provinceCode: string | null;
    readonly recordedAt: string;
    readonly title: string;
    readonly to: string | null;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly certainty: "official" | "secondary" | "unverified";
  })[];
};

export type TopicSwitch = {
  readonly id: string;
  readonly siteId: string;
  readonly topic: string;
  /** 1 for the first time this topic was off */
  readonly number: number;
  readonly reason: string;
  readonly offBy: string;
  readonly offAt: string;
  readonly onAsked?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  };
  readonly on?: {
    readonly by: string;
    readonly at: string;
  };
  /** What people call the topic */
  readonly name?: string;
  /** What the caller may do with it now */
  readonly allowed?: readonly ("askOn" | "on")[];
};

export type TotpProposal = {
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
};

export type Verification = {
  readonly code: string;
  /** practice: made while practising, of no worth; current: genuine and valid; replaced, revoked: genuine, but no longer; unknown: no paper of this house */
  readonly state: "current" | "replaced" | "revoked" | "unknown" | "practice";
  readonly name?: {
    readonly vi: string;
    readonly en: string;
  };
  readonly office?: string;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly endedOn?: string;
  /** Set by another version of the programs: printed again its bytes may differ, its words do not */
  readonly setAnew?: boolean;
};

export type Waiting = {
  readonly open: number;
  readonly overdue: number;
  readonly answered: number;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
};

export type Wiping = {
  readonly rows: number;
  readonly dossiers: number;
};

export type WrittenDifference = {
  readonly path: string;
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
  /** Of two long texts: what stayed, went and came, word by word */
  readonly words?: readonly ({
    readonly change: "same" | "added" | "removed";
    readonly text: string;
  })[];
};

/** Every operation of the open API: what it takes and what it replies. */
export interface Operations {
  /** A bundle as it stands, each dossier by its own clock */
  'GET /api/v1/bundle-filings/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly id: string;
      readonly dossiers: readonly (DossierSummary & {
        readonly part: string;
      })[];
      readonly done: boolean;
    };
  };
  /** A commune's own situations, or all of a province's, by due day */
  'GET /api/v1/situations': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly state?: "open" | "assigned" | "drafted" | "answered" | "closed";
    };
    readonly reply: {
      readonly items: readonly Situation[];
      readonly nextCursor: string | null;
    };
  };
  /** A draft with what is asked next and what is not right yet */
  'GET /api/v1/form-drafts/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: FormDraft;
  };
  /** A file as it is kept, or the picture of one of its pages */
  'GET /api/v1/form-drafts/{id}/files/{fileId}': {
    readonly params: {
      readonly id: string;
      readonly fileId: string;
    };
    readonly query: {
      readonly page?: number;
    };
    readonly reply: unknown;
  };
  /** A file that an action of the dossier names, or the picture of one of its pages */
  'GET /api/v1/dossiers/{id}/papers/{hash}': {
    readonly params: {
      readonly id: string;
      readonly hash: string;
    };
    readonly query: {
      readonly page?: number;
    };
    readonly reply: unknown;
  };
  /** A form as data, with the schema of its answers */
  'GET /api/v1/forms/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      readonly asOf?: string;
      readonly version?: number;
    };
    readonly reply: FormWithSchema;
  };
  /** A form with nothing in it, to be filled by hand */
  'GET /api/v1/document-templates/{id}/blank': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      /** svg: a drawing for a screen */
      readonly form?: "pdf" | "docx" | "svg";
      readonly paper?: "a4" | "a5";
      readonly asOf?: string;
    };
    readonly reply: unknown;
  };
  /** A new secret for an authenticator app; it counts once its first code was typed */
  'POST /api/v1/session/totp': {
    readonly reply: TotpProposal;
  };
  /** A one-time link with which the person sets a new password */
  'POST /api/v1/officers/{id}/password-link': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: OneTimeLink;
  };
  /** A province's change sets, the newest first */
  'GET /api/v1/change-sets': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly state?: "draft" | "submitted" | "approved" | "live" | "rolledBack" | "rejected" | "withdrawn";
      /** Only those that change this record */
      readonly subject?: string;
    };
    readonly reply: {
      readonly items: readonly ChangeSet[];
      readonly nextCursor: string | null;
      /** What the caller may do with change sets at this site */
      readonly allowed: readonly ("readChangeSet" | "editChangeSet" | "approveChangeSet" | "rollBackChangeSet" | "keepGoldenQuestion")[];
    };
  };
  /** A record as it counts now, to be edited */
  'GET /api/v1/change-sets/subjects/{kind}/{id}': {
    readonly params: {
      readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
      readonly id: string;
    };
    readonly reply: ChangeSubject;
  };
  /** A site's open dossiers by the moment of what is awaited next */
  'GET /api/v1/dossiers': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly list?: "open" | "today" | "late" | "stuck" | "mine" | "toReceive" | "toSign" | "toIssue" | "toDeliver";
    };
    readonly reply: {
      readonly items: readonly DossierSummary[];
      readonly nextCursor: string | null;
    };
  };
  /** A template filled with data of invented people, marked as a sample */
  'GET /api/v1/document-templates/{id}/sample': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      /** svg: a drawing for a screen */
      readonly form?: "pdf" | "docx" | "svg";
      readonly paper?: "a4" | "a5";
      readonly asOf?: string;
    };
    readonly reply: unknown;
  };
  /** Acts on a dossier */
  'POST /api/v1/dossiers/{id}/actions': {
    readonly params: {
      readonly id: string;
    };
    readonly body: DossierRequest;
    readonly reply: Acted;
  };
  /** Acts on several dossiers: all or none */
  'POST /api/v1/dossier-actions': {
    readonly body: {
      readonly items: readonly {
        readonly dossierId: string;
        readonly seenNumber?: number;
        readonly request: DossierRequest;
      }[];
    };
    readonly reply: {
      readonly items: readonly Acted[];
    };
  };
  /** All answers in words and everything that is not right, at once: for checking before sending and for a printed copy */
  'GET /api/v1/form-drafts/{id}/check': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: CheckedDraft;
  };
  /** All dossiers whose applicant has logged in, newest first */
  'GET /api/v1/my/dossiers': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly state?: "all" | "open" | "done";
    };
    readonly reply: {
      readonly items: readonly OwnDossier[];
      readonly nextCursor: string | null;
    };
  };
  /** An answer by its number, as it was given */
  'GET /api/v1/answers/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: KeptAnswer;
  };
  /** Asks a golden question of this house no more */
  'DELETE /api/v1/golden-questions/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: GoldenQuestion;
  };
  /** Asks a question now and holds the answer against what is expected; writes nothing */
  'POST /api/v1/golden-questions/trials': {
    readonly body: NewGoldenQuestion;
    readonly reply: GoldenResult;
  };
  /** Asks a question; the answer is recorded and has a number */
  'POST /api/v1/answers': {
    readonly body: Question;
    readonly reply: Answer;
  };
  /** Asks for a topic to be answered again; another person confirms */
  'POST /api/v1/switches/{id}/on-requests': {
    readonly params: {
      readonly id: string;
    };
    readonly body: SwitchOnRequest;
    readonly reply: TopicSwitch;
  };
  /** Asks who decides, by which clause, on which date; the answer is recorded and has a number */
  'POST /api/v1/officer-answers': {
    readonly body: OfficerQuestion;
    readonly reply: OfficerAnswer;
  };
  /** Assigns, drafts, sends back, publishes or closes */
  'POST /api/v1/situations/{id}/deeds': {
    readonly params: {
      readonly id: string;
    };
    readonly body: SituationAct;
    readonly reply: Situation;
  };
  /** Begins a draft; with an Idempotency-Key a draft filled in without a connection is begun once */
  'POST /api/v1/form-drafts': {
    readonly body: NewDraft;
    readonly reply: DraftKey;
  };
  /** Begins an exercise, or begins it again: its dossiers are laid ready */
  'POST /api/v1/practice/exercises/{id}/starts': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Practice;
  };
  /** Change sets that went live, with how many earlier answers relied on what they changed */
  'GET /api/v1/recalls': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: {
      readonly items: readonly Recall[];
      readonly nextCursor: string | null;
    };
  };
  /** Changes one's own password and ends one's other sessions */
  'PUT /api/v1/session/password': {
    readonly body: {
      /** 12 to 200 characters of any kind */
      readonly current?: string;
      /** 12 to 200 characters of any kind */
      readonly next: string;
    };
    readonly reply: unknown;
  };
  /** Clears the practice site of everything and lays it out anew */
  'POST /api/v1/practice/wipings': {
    readonly reply: Wiping;
  };
  /** Closes the own office on a day: time stands there, and what is due moves */
  'POST /api/v1/closures': {
    readonly body: NewOfficeClosure;
    readonly reply: OfficeClosure;
  };
  /** Confirms that a topic is answered again; never by who asked for it */
  'POST /api/v1/switches/{id}/on': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: TopicSwitch;
  };
  /** Corrects a name */
  'PATCH /api/v1/officers/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly fullName: string;
    };
    readonly reply: unknown;
  };
  /** Deletes a conversation with its answers, at the wish of whoever holds its id */
  'DELETE /api/v1/conversations/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
  /** Disables an account, which ends its sessions at once, or enables it again */
  'PUT /api/v1/officers/{id}/state': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly state: "active" | "disabled";
    };
    readonly reply: unknown;
  };
  /** Drafts a letter from an answer: its sentences with their basis, gaps marked */
  'POST /api/v1/letters': {
    readonly body: NewLetter;
    readonly reply: Letter;
  };
  /** Drafts that were begun while logged in, on whatever device */
  'GET /api/v1/my/form-drafts': {
    readonly reply: {
      readonly items: readonly OwnDraft[];
    };
  };
  /** Edits, submits, sends back, rejects, approves, withdraws or rolls back */
  'POST /api/v1/change-sets/{id}/deeds': {
    readonly params: {
      readonly id: string;
    };
    readonly body: ChangeAct;
    readonly reply: ChangeSet;
  };
  /** Ends every session of a person */
  'DELETE /api/v1/officers/{id}/sessions': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly ended: number;
    };
  };
  /** Ends one of one's own sessions */
  'DELETE /api/v1/session/sessions/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
  /** Enters a dossier that came by post, or helps to file one online */
  'POST /api/v1/dossiers': {
    readonly body: NewDossier;
    readonly reply: BegunDossier;
  };
  /** Enters what one text does to another, from a day on */
  'POST /api/v1/laws/relations': {
    readonly body: LawRelationRequest;
    readonly reply: LawRelation;
  };
  /** Every session of one's own, the last used first */
  'GET /api/v1/session/sessions': {
    readonly reply: OwnSessions;
  };
  /** Files a bundle: every part or none, each with its own number and clock */
  'POST /api/v1/bundle-filings': {
    readonly body: BundleFiling;
    readonly reply: {
      readonly id: string;
      readonly dossiers: readonly (BegunDossier & {
        readonly part: string;
      })[];
    };
  };
  /** Files a dossier online */
  'POST /api/v1/filings': {
    readonly body: {
      readonly applicant: Applicant;
      readonly procedureCode: string;
      /** The version the applicant was shown; the one in force where it is left out */
      readonly procedureVersion?: number;
      readonly caseId?: string;
      readonly papers?: readonly GivenPaper[];
      readonly conditions?: Readonly<Record<string, boolean>>;
      readonly formVersions?: Readonly<Record<string, number>>;
      /** How many of what the fee is asked for; one where it is left out */
      readonly times?: number;
      /** What is asked for beside it, such as copies of the extract */
      readonly besides?: readonly AskedBeside[];
      /** Who decides, where it is not the site that receives */
      readonly competentSiteId?: string;
      /** That the applicant agreed, where an officer files online in their name */
      readonly consent?: {
        readonly how: "signed" | "spoken";
        readonly words: string;
      };
      readonly evenSo?: boolean;
    };
    readonly reply: {
      readonly filingNumber: string;
      readonly state: DossierState;
    };
  };
  /** Finds a place by its name of today or of before, whole, begun, misspelt or without marks */
  'GET /api/v1/places': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly q: string;
      readonly province?: string;
      /** The day the answer is for; today unless said. Before 2025-07-01 the old units answer. */
      readonly asOf?: string;
    };
    readonly reply: FoundPlaces;
  };
  /** Finds dossiers by code, name without marks, end of the telephone, procedure */
  'GET /api/v1/dossier-search': {
    readonly query: {
      readonly q: string;
      readonly limit?: number;
    };
    readonly reply: {
      readonly items: readonly DossierSummary[];
    };
  };
  /** Finds procedures by everyday words, Vietnamese or English, in any spelling */
  'GET /api/v1/search': {
    readonly query: {
      readonly q: string;
      readonly limit?: number;
      readonly asOf?: string;
    };
    readonly reply: FoundProcedures;
  };
  /** Finds provisions by words, numbers and addresses, the best first */
  'GET /api/v1/provisions/search': {
    readonly query: {
      readonly q: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
      readonly limit?: number;
      readonly number?: string;
      readonly field?: string;
      readonly issuer?: string;
      readonly kind?: string;
      readonly issuedFrom?: string;
      readonly issuedTo?: string;
      /** true: only what is in force on the day */
      readonly inForce?: "true" | "false";
    };
    readonly reply: LawSearchReply;
  };
  /** Forgets a draft and its files at once */
  'DELETE /api/v1/form-drafts/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
  /** Forms and templates in force on a day, with version, source and the shape of their data */
  'GET /api/v1/document-templates': {
    readonly query: {
      readonly asOf?: string;
    };
    readonly reply: {
      readonly items: readonly DocumentTemplate[];
    };
  };
  /** Forms in force on a day; of a procedure, of one case of it */
  'GET /api/v1/forms': {
    readonly query: {
      readonly procedure?: string;
      readonly case?: string;
      readonly asOf?: string;
    };
    readonly reply: {
      readonly items: readonly ListedForm[];
    };
  };
  /** Gives a unit by its code with the old units it was made from */
  'GET /api/v1/places/{code}': {
    readonly params: {
      readonly code: string;
    };
    readonly query: {
      /** The day the answer is for; today unless said. Before 2025-07-01 the old units answer. */
      readonly asOf?: string;
    };
    readonly reply: PlaceDetail;
  };
  /** Gives an article, annex, clause or point as it read on a day, its validity, and the references in it */
  'GET /api/v1/provisions': {
    readonly query: {
      /** The number as the library writes it or as people do: 118/2025, nđ118, Luật Hộ tịch */
      readonly number: string;
      readonly article?: string;
      readonly clause?: string;
      readonly point?: string;
      readonly annex?: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: LawProvisionReply;
  };
  /** Gives one document: its dates, source and certainty, and what amends, replaces, repeals, suspends, guides or interprets it */
  'GET /api/v1/laws/document': {
    readonly query: {
      /** The number as the library writes it or as people do: 118/2025, nđ118, Luật Hộ tịch */
      readonly number: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: LawDocumentDetail;
  };
  /** Gives one procedure as it is in force on a day, with the source of each fact and what sources disagree on */
  'GET /api/v1/procedures/{code}': {
    readonly params: {
      readonly code: string;
    };
    readonly query: {
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: ProcedureFound;
  };
  /** Gives one task with its sources, what they disagree on, and the provinces’ own records of it */
  'GET /api/v1/tasks/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      /** A commune’s five digits or a province’s two */
      readonly place?: string;
    };
    readonly reply: TaskFound;
  };
  /** Gives the days off of a year with source and certainty, and what the checker found */
  'GET /api/v1/calendars/{year}': {
    readonly params: {
      readonly year: number;
    };
    readonly reply: CalendarYear;
  };
  /** Goes back to the real site */
  'DELETE /api/v1/session/practice': {
    readonly reply: unknown;
  };
  /** Goes on at the practice site, playing these roles */
  'PUT /api/v1/session/practice': {
    readonly body: {
      /** Those one is trusted with, where none is named */
      readonly roles?: readonly ("officer" | "leader" | "clerk" | "deskLead")[];
    };
    readonly reply: unknown;
  };
  /** Goes on working at another site where one holds a role */
  'PUT /api/v1/session/site': {
    readonly body: {
      readonly siteId: string;
    };
    readonly reply: unknown;
  };
  /** How many dossiers each list holds */
  'GET /api/v1/dossier-counts': {
    readonly reply: DossierCounts;
  };
  /** How many records a change set makes or changes, by kind and by field */
  'GET /api/v1/change-sets/{id}/summary': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: ChangeSummary;
  };
  /** How many wait, how many are late, how long a precedent takes */
  'GET /api/v1/situations/waiting': {
    readonly reply: Waiting;
  };
  /** Imports the notice of a year (JSON, CSV, XLSX or plain lines), whole or not at all; with dryRun it tells what would change */
  'POST /api/v1/calendars/imports': {
    readonly body: CalendarImportRequest;
    readonly reply: CalendarImport;
  };
  /** Keeps a golden question of this house */
  'PUT /api/v1/golden-questions/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly body: NewGoldenQuestion;
    readonly reply: GoldenQuestion;
  };
  /** Links the account with the other log-in service, by subject or by the code shown there */
  'PUT /api/v1/officers/{id}/identity': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly subject: string;
    } | {
      readonly code: string;
    };
    readonly reply: unknown;
  };
  /** Lists a province's communes in alphabetical order */
  'GET /api/v1/provinces/{code}/communes': {
    readonly params: {
      readonly code: string;
    };
    readonly query: {
      /** The day the answer is for; today unless said. Before 2025-07-01 the old units answer. */
      readonly asOf?: string;
    };
    readonly reply: PlaceList;
  };
  /** Lists contradictions and gaps over all tasks, with the work on them and how many there are */
  'GET /api/v1/task-findings': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly kind?: "twoRecipients" | "signerDiffers" | "levelDisagrees" | "tierMismatch" | "textsDiffer" | "sourcesDiffer" | "clauseEnded" | "amended" | "noArticle" | "endsIn30" | "endsIn90" | "ended" | "procedureMissing" | "sourceDoubt";
      readonly state?: "open" | "inWork" | "settled" | "accepted";
      readonly owner?: string;
      readonly task?: string;
    };
    readonly reply: TaskFindingPage;
  };
  /** Lists how the catalogue was filled and corrected, the newest first */
  'GET /api/v1/procedure-imports': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: ProcedureImportList;
  };
  /** Lists kinds, issuers and fields with how many documents each has, for filters */
  'GET /api/v1/laws/facets': {
    readonly reply: LawFacets;
  };
  /** Lists legal documents by number, with what the caller may do here */
  'GET /api/v1/laws': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      /** Words of number and name, with or without marks */
      readonly q?: string;
      readonly kind?: string;
      readonly issuer?: string;
      readonly field?: string;
      readonly state?: "inForce" | "notYet" | "ended" | "unknown";
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: LawDocumentPage;
  };
  /** Lists tasks and who holds them, by id */
  'GET /api/v1/tasks': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly field?: string;
      readonly tier?: "central" | "province" | "district_abolished" | "commune" | "unknown";
      readonly act?: "phan_quyen" | "phan_cap" | "uy_quyen" | "phan_dinh" | "procedure" | "law";
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
      readonly document?: string;
      readonly certainty?: "official" | "secondary" | "unverified";
      /** A commune’s five digits or a province’s two */
      readonly place?: string;
      /** Words of the title or the id; to search in everyday words ask /api/v1/rulings */
      readonly q?: string;
    };
    readonly reply: TaskPage;
  };
  /** Lists the articles and annexes of a document in order, with the state of each on a day */
  'GET /api/v1/laws/outline': {
    readonly query: {
      /** The number as the library writes it or as people do: 118/2025, nđ118, Luật Hộ tịch */
      readonly number: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: LawOutline;
  };
  /** Lists the fields of tasks with how many each holds */
  'GET /api/v1/task-fields': {
    readonly query: {
      readonly tier?: "central" | "province" | "district_abolished" | "commune" | "unknown";
      readonly act?: "phan_quyen" | "phan_cap" | "uy_quyen" | "phan_dinh" | "procedure" | "law";
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: TaskFields;
  };
  /** Lists the fields with how many procedures in force each holds */
  'GET /api/v1/fields': {
    readonly query: {
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: FieldList;
  };
  /** Lists the imports of tasks, the newest first */
  'GET /api/v1/task-imports': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: TaskImportList;
  };
  /** Lists the procedures in force, by code */
  'GET /api/v1/procedures': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly field?: string;
      readonly level?: "ministry" | "province" | "commune" | "vertical" | "shared" | "other";
      /** Words of the official name or the code, with or without marks. To search in everyday words, ask /api/v1/search. */
      readonly q?: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: ProcedurePage;
  };
  /** Lists the provinces in alphabetical order */
  'GET /api/v1/provinces': {
    readonly query: {
      /** The day the answer is for; today unless said. Before 2025-07-01 the old units answer. */
      readonly asOf?: string;
    };
    readonly reply: PlaceList;
  };
  /** Lists the versions of a procedure, the newest first */
  'GET /api/v1/procedures/{code}/versions': {
    readonly params: {
      readonly code: string;
    };
    readonly reply: ProcedureVersions;
  };
  /** Lists the versions of a task, the newest first */
  'GET /api/v1/tasks/{id}/versions': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: TaskVersions;
  };
  /** Lists the years whose days off are known */
  'GET /api/v1/calendars': {
    readonly reply: CalendarYearList;
  };
  /** Lists what comes into force, ends or is changed in a period, both days counted */
  'GET /api/v1/laws/changes': {
    readonly query: {
      readonly from: string;
      readonly to: string;
    };
    readonly reply: LawChanges;
  };
  /** Lists what may be declared in one: one declaration, several procedures */
  'GET /api/v1/bundles': {
    readonly reply: {
      readonly items: readonly Bundle[];
    };
  };
  /** Lists what was imported, the newest first, with numbering faults that were found and kept */
  'GET /api/v1/laws/imports': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly number?: string;
    };
    readonly reply: LawImportPage;
  };
  /** Logs out, here or everywhere */
  'DELETE /api/v1/my/session': {
    readonly query: {
      readonly everywhere?: "1";
    };
    readonly reply: CitizenSignedOut;
  };
  /** Looks for contradictions and gaps anew; the work on known ones stays */
  'POST /api/v1/task-findings/searches': {
    readonly reply: TaskFindingRun;
  };
  /** Makes a draft change set of a sent file; nothing live changes before another person approves it */
  'POST /api/v1/change-sets/imports': {
    readonly body: ImportProposalRequest;
    readonly reply: ChangeSet;
  };
  /** Makes a paper in place of this one, which stays but is current no more */
  'POST /api/v1/documents/{id}/replacement': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly templateId: string;
      /** In the shape of the template's `data`; what is absent becomes a dotted line */
      readonly data: Readonly<Record<string, unknown>>;
      readonly subject?: string;
      readonly number?: string;
      readonly asOf?: string;
      readonly signer?: {
        readonly name?: string;
        readonly lines?: readonly string[];
      };
    };
    readonly reply: OfficeDocument;
  };
  /** Makes a paper of the office from a template */
  'POST /api/v1/documents': {
    readonly body: NewDocument;
    readonly reply: OfficeDocument;
  };
  /** Makes an account; its person sets the password by the one-time link given here */
  'POST /api/v1/officers': {
    readonly body: {
      readonly siteId: string;
      /** 3 to 60 letters, digits, dots, hyphens; upper and lower case are the same */
      readonly loginName: string;
      readonly fullName: string;
      readonly roles: readonly Role[];
    };
    readonly reply: OneTimeLink;
  };
  /** Money that named no dossier, or one that owed nothing */
  'GET /api/v1/bank-transfers': {
    readonly reply: {
      readonly items: readonly BankTransfer[];
    };
  };
  /** Names and roles: of the own site, or of given people of the own site, its communes or its province */
  'GET /api/v1/colleagues': {
    readonly query: {
      /** Ids with commas between; who works elsewhere is left out */
      readonly ids?: string;
    };
    readonly reply: {
      readonly items: readonly Colleague[];
    };
  };
  /** One account */
  'GET /api/v1/officers/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Officer;
  };
  /** One answer in own words: understood and shown, then confirmed; what could mean several things is asked back */
  'POST /api/v1/form-drafts/{id}/say': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly text: string;
    };
    readonly reply: FormTalk;
  };
  /** One change set: every record before and after in words, whom it touches, what the caller may do */
  'GET /api/v1/change-sets/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: ChangeSet;
  };
  /** One dossier by its code or filing number */
  'GET /api/v1/dossier-numbers/{number}': {
    readonly params: {
      readonly number: string;
    };
    readonly reply: Dossier;
  };
  /** One dossier with its actions and what the caller may do */
  'GET /api/v1/dossiers/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Dossier;
  };
  /** One draft */
  'GET /api/v1/letters/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Letter;
  };
  /** One paper with its data */
  'GET /api/v1/documents/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: OfficeDocument;
  };
  /** One pinned record, as it is verified without a server */
  'GET /api/v1/records/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: SealedRecord;
  };
  /** One question whose right answer is known */
  'GET /api/v1/golden-questions/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: KeptGoldenQuestion;
  };
  /** One record of a change set: its differences in words, in pages */
  'GET /api/v1/change-sets/{id}/item': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly kind: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
      readonly subject: string;
    };
    readonly reply: {
      readonly item: ChangeItem;
      readonly nextCursor: string | null;
    };
  };
  /** One situation with what the caller may do */
  'GET /api/v1/situations/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Situation;
  };
  /** One switch with what the caller may do */
  'GET /api/v1/switches/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: TopicSwitch;
  };
  /** Opens a commune of the operator's province */
  'POST /api/v1/sites': {
    readonly body: {
      readonly placeCode: string;
    };
    readonly reply: Site;
  };
  /** Opens a dossier by its number and the year of birth, or of whoever has logged in */
  'POST /api/v1/dossier-access': {
    readonly body: {
      readonly number: string;
      /** Left out by whoever has logged in and is the applicant */
      readonly birthYear?: number;
    };
    readonly reply: CitizenDossier;
  };
  /** Opens a draft again by its code and the year of birth, for 30 days after it was last saved */
  'POST /api/v1/form-drafts/resume': {
    readonly body: ResumeDraft;
    readonly reply: DraftKey;
  };
  /** Opens a draft of what shall change; what files bring is proposed at /api/v1/change-sets/imports */
  'POST /api/v1/change-sets': {
    readonly body: NewChangeSet;
    readonly reply: ChangeSet;
  };
  /** Opens a paper of a dossier: what was handed in, the declaration, the receipt, a request, the result */
  'POST /api/v1/dossier-access/papers': {
    readonly body: {
      readonly number: string;
      /** Left out by whoever has logged in and is the applicant */
      readonly birthYear?: number;
      readonly paper: string;
      readonly page?: number;
    };
    readonly reply: unknown;
  };
  /** Opens a situation: a question that nothing answers, for the province */
  'POST /api/v1/situations': {
    readonly body: NewSituation;
    readonly reply: Situation;
  };
  /** Opens one of them again, without its code and the year of birth */
  'POST /api/v1/my/form-drafts/{id}/opening': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: DraftKey;
  };
  /** Pins an answer as the ground of a decision: sealed, signed, never changed */
  'POST /api/v1/records': {
    readonly body: NewRecord;
    readonly reply: SealedRecord;
  };
  /** Precedents: all of the province, or those in force for words */
  'GET /api/v1/precedents': {
    readonly query: {
      readonly q?: string;
      readonly asOf?: string;
    };
    readonly reply: {
      readonly items: readonly Precedent[];
    };
  };
  /** Prints a paper that the house made for a dossier */
  'GET /api/v1/dossiers/{id}/documents/{documentId}': {
    readonly params: {
      readonly id: string;
      readonly documentId: string;
    };
    readonly query: {
      readonly form?: "pdf" | "docx";
      readonly paper?: "a4" | "a5";
    };
    readonly reply: unknown;
  };
  /** Proves again who one is, before a delicate deed */
  'POST /api/v1/session/confirmation': {
    readonly body: {
      /** 12 to 200 characters of any kind */
      readonly password: string;
      /** Six digits of the app, or a recovery code */
      readonly code?: string;
    };
    readonly reply: unknown;
  };
  /** Proves the secret by its first code; gives the recovery codes, this one time */
  'PUT /api/v1/session/totp': {
    readonly body: {
      /** Six digits of the app, or a recovery code */
      readonly code: string;
    };
    readonly reply: RecoveryCodes;
  };
  /** Questions whose right answers are known */
  'GET /api/v1/golden-questions': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly subject?: string;
    };
    readonly reply: {
      readonly items: readonly GoldenQuestion[];
      readonly nextCursor: string | null;
      /** What the caller may do with change sets at this site */
      readonly allowed: readonly ("readChangeSet" | "editChangeSet" | "approveChangeSet" | "rollBackChangeSet" | "keepGoldenQuestion")[];
    };
  };
  /** Reads a sent file without keeping anything: what is new, changed, left out and why, how columns are understood */
  'POST /api/v1/import-previews': {
    readonly body: ImportPreviewRequest;
    readonly reply: ImportPreview;
  };
  /** Receives a dossier handed in at the desk: code, deadline, fee and form 01 at once */
  'POST /api/v1/receptions': {
    readonly body: DossierReception;
    readonly reply: BegunDossier;
  };
  /** Reckons a due date from a time limit in words and tells the count day by day */
  'GET /api/v1/deadlines': {
    readonly query: {
      /** As people write it, with or without marks */
      readonly limit: string;
      /** Vietnamese time unless a zone is written; now when absent */
      readonly from?: string;
      /** A commune or a province */
      readonly commune?: string;
      readonly cutoff?: string;
      readonly counting?: "endOfDay" | "sameHour";
      /** FROM..TO|reason, repeated; a day alone is meant whole; without TO it lasts */
      readonly pause?: string | readonly string[];
      /** Time that a text adds: span|reason|basis, repeated */
      readonly add?: string | readonly string[];
      /** The moment for which what is left and the label are told */
      readonly asOf?: string;
      readonly lang?: "vi" | "en";
    };
    readonly reply: Deadline;
  };
  /** Recognises references to legal texts in running text, with their places */
  'POST /api/v1/provisions/references': {
    readonly body: LawReferenceRequest;
    readonly reply: LawReferences;
  };
  /** Saves some answers; what cannot be read is kept as typed. A question that another tab changed meanwhile is refused with 409 and saved with overwrite */
  'PATCH /api/v1/form-drafts/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly body: SaveDraft;
    readonly reply: FormDraft;
  };
  /** Says everything that is missing of a set of papers, before it is filed */
  'POST /api/v1/completeness': {
    readonly body: CompletenessQuery;
    readonly reply: {
      readonly faults: readonly CompletenessFault[];
    };
  };
  /** Says field by field what changed between two versions */
  'GET /api/v1/procedures/{code}/diff': {
    readonly params: {
      readonly code: string;
    };
    readonly query: {
      readonly from: number;
      readonly to: number;
    };
    readonly reply: ProcedureDiff;
  };
  /** Says how many tasks each field, tier and act would show, each under the rest of the filter */
  'GET /api/v1/task-facets': {
    readonly query: {
      readonly field?: string;
      readonly tier?: "central" | "province" | "district_abolished" | "commune" | "unknown";
      readonly act?: "phan_quyen" | "phan_cap" | "uy_quyen" | "phan_dinh" | "procedure" | "law";
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
      readonly document?: string;
      readonly certainty?: "official" | "secondary" | "unverified";
      /** A commune’s five digits or a province’s two */
      readonly place?: string;
      /** Words of the title or the id; to search in everyday words ask /api/v1/rulings */
      readonly q?: string;
    };
    readonly reply: TaskFacets;
  };
  /** Says in words why a log-in did not work, for the page that its browser was sent to */
  'GET /api/v1/my/sign-in/reason': {
    readonly query: {
      readonly code: "citizen_log_in_off" | "citizen_log_in_unreachable" | "citizen_log_in_cancelled" | "citizen_log_in_clock" | "citizen_log_in_expired" | "citizen_log_in_issuer" | "citizen_log_in_failed" | "citizen_claims_missing";
    };
    readonly reply: unknown;
  };
  /** Says what became of a unit of before 1 July 2025, by its code of that time */
  'GET /api/v1/old-places/{code}': {
    readonly params: {
      readonly code: string;
    };
    readonly reply: OldPlaceAnswer;
  };
  /** Says what became of the bodies of the old order that a text names */
  'GET /api/v1/bodies': {
    readonly query: {
      readonly q: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: ResolvedBodies;
  };
  /** Says where the house stands and makes the first operator; works once */
  'POST /api/v1/set-up': {
    readonly body: {
      readonly token: string;
      readonly placeCode: string;
      /** 3 to 60 letters, digits, dots, hyphens; upper and lower case are the same */
      readonly loginName: string;
      readonly fullName: string;
      /** 12 to 200 characters of any kind */
      readonly password: string;
    };
    readonly reply: {
      readonly loginName: string;
    };
  };
  /** Says whether a place in a text is in force on a day and what changed it up to then */
  'GET /api/v1/provisions/validity': {
    readonly query: {
      /** The number as the library writes it or as people do: 118/2025, nđ118, Luật Hộ tịch */
      readonly number: string;
      readonly article?: string;
      readonly clause?: string;
      readonly point?: string;
      readonly annex?: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: ProvisionValidity;
  };
  /** Says who decides a task or a procedure at a place on a day, by which clause, or shows the texts that differ */
  'GET /api/v1/rulings': {
    readonly query: {
      /** Words; a procedure code or a cited clause in them counts first */
      readonly q?: string;
      readonly task?: string;
      readonly procedure?: string;
      /** A commune’s five digits or a province’s two */
      readonly place?: string;
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: RulingReply;
  };
  /** Sends a citizen's browser to the log-in service */
  'GET /api/v1/my/sign-in': {
    readonly query: {
      /** The page of this house to go on with */
      readonly back?: string;
    };
    readonly reply: unknown;
  };
  /** Sends a file to be looked at and proposed; it waits for a day */
  'POST /api/v1/import-files': {
    readonly query: {
      readonly kind: "procedures" | "tasks" | "law";
      readonly name: string;
    };
    readonly reply: SentFile;
  };
  /** Sends one picture or PDF for a dossier that waits for papers; name it in the action "supply" then */
  'POST /api/v1/dossier-access/files': {
    readonly reply: TakenFile;
  };
  /** Sends one picture or PDF, at most 15 MB: as the body itself, or as the part "file" of a form */
  'POST /api/v1/form-drafts/{id}/files': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      readonly path: string;
      readonly name?: string;
    };
    readonly reply: DraftFile;
  };
  /** Sends the browser to the other log-in service; `confirm` proves again who is signed in */
  'GET /api/v1/sso': {
    readonly query: {
      readonly confirm?: "1";
    };
    readonly reply: unknown;
  };
  /** Sends the form, once; sent again it says where it went */
  'POST /api/v1/form-drafts/{id}/submission': {
    readonly params: {
      readonly id: string;
    };
    readonly body: SendDraft;
    readonly reply: SentDraft;
  };
  /** Sets a password by a one-time link; a second factor stays as it was */
  'POST /api/v1/password-links': {
    readonly body: {
      readonly token: string;
      /** 12 to 200 characters of any kind */
      readonly password: string;
    };
    readonly reply: {
      readonly loginName: string;
    };
  };
  /** Sets all roles of a person at one site; the person signs in anew */
  'PUT /api/v1/officers/{id}/roles': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly siteId: string;
      readonly roles: readonly Role[];
    };
    readonly reply: unknown;
  };
  /** Shows a provision before and after a day, with the changed words marked */
  'GET /api/v1/provisions/comparison': {
    readonly query: {
      /** The number as the library writes it or as people do: 118/2025, nđ118, Luật Hộ tịch */
      readonly number: string;
      readonly article?: string;
      readonly clause?: string;
      readonly point?: string;
      readonly annex?: string;
      /** The first day of the newer wording */
      readonly on: string;
      /** The day to compare with; the day before `on` unless said */
      readonly before?: string;
    };
    readonly reply: LawComparison;
  };
  /** Signs in by password; the session is a cookie. Refusals say the same whatever was wrong */
  'POST /api/v1/session': {
    readonly body: {
      readonly loginName: string;
      /** 12 to 200 characters of any kind */
      readonly password: string;
    };
    readonly reply: SignInStage;
  };
  /** Signs out everywhere, here too */
  'DELETE /api/v1/session/sessions': {
    readonly reply: {
      readonly ended: number;
    };
  };
  /** Signs out here */
  'DELETE /api/v1/session': {
    readonly reply: unknown;
  };
  /** Supplies papers, withdraws or rates, as the applicant */
  'POST /api/v1/dossier-access/actions': {
    readonly body: {
      readonly number: string;
      /** Left out by whoever has logged in and is the applicant */
      readonly birthYear?: number;
      readonly request: ApplicantRequest;
    };
    readonly reply: {
      readonly number: number;
    };
  };
  /** Switches a topic off: from now on it is answered only with "ask at the counter" */
  'POST /api/v1/switches': {
    readonly body: NewSwitch;
    readonly reply: TopicSwitch;
  };
  /** Takes a closure back; what was reckoned with it is reckoned again */
  'DELETE /api/v1/closures/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: OfficeClosure;
  };
  /** Takes a file away */
  'DELETE /api/v1/form-drafts/{id}/files/{fileId}': {
    readonly params: {
      readonly id: string;
      readonly fileId: string;
    };
    readonly reply: unknown;
  };
  /** Takes a paper back: it stays, and its code says so */
  'POST /api/v1/documents/{id}/revocation': {
    readonly params: {
      readonly id: string;
    };
    readonly body: DocumentRevocation;
    readonly reply: OfficeDocument;
  };
  /** Takes away the second factor of somebody who lost it, after seeing who it is */
  'DELETE /api/v1/officers/{id}/second-factor': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
  /** Takes cash at the counter, by the number of its receipt */
  'POST /api/v1/dossiers/{id}/cash': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly receipt: string;
      readonly amountVnd: number;
    };
    readonly reply: Acted;
  };
  /** Takes one picture or PDF, at most 15 MB: as the body itself, or as the part "file" of a form */
  'POST /api/v1/dossier-papers': {
    readonly query: {
      readonly name?: string;
    };
    readonly reply: TakenFile;
  };
  /** Takes one's second factor away */
  'DELETE /api/v1/session/totp': {
    readonly reply: unknown;
  };
  /** Takes over what the log-in or an earlier dossier of the same person says, with consent, where nothing is answered yet */
  'POST /api/v1/form-drafts/{id}/prefill': {
    readonly params: {
      readonly id: string;
    };
    readonly body: PrefillDraft;
    readonly reply: PrefilledDraft;
  };
  /** Tells an officer that a dossier was acted on */
  'GET /api/v1/dossiers/{id}/events': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      /** The mark of the page; what changed since is told at once */
      readonly seen?: string;
    };
    readonly reply: unknown;
  };
  /** Tells an officer that the site's open dossiers changed */
  'GET /api/v1/dossier-events': {
    readonly query: {
      /** The mark of the page; what changed since is told at once */
      readonly seen?: string;
    };
    readonly reply: unknown;
  };
  /** Tells the applicant that something of a dossier's page changed */
  'POST /api/v1/dossier-access/events': {
    readonly body: {
      readonly number: string;
      /** Left out by whoever has logged in and is the applicant */
      readonly birthYear?: number;
      /** The mark of the page */
      readonly seen?: string;
    };
    readonly reply: unknown;
  };
  /** The code after the password: of the app, or one of the recovery codes */
  'POST /api/v1/session/second-factor': {
    readonly body: {
      /** Six digits of the app, or a recovery code */
      readonly code: string;
    };
    readonly reply: SignInStage;
  };
  /** The date by which a result is due, and how it was counted */
  'GET /api/v1/due-date': {
    readonly query: {
      readonly code?: string;
      readonly channel?: "direct" | "online" | "post";
      readonly amount?: number | null;
      readonly unit?: "workingDay" | "calendarDay" | "workingHour" | "hour" | "minute" | "week" | "month" | "year" | "sameDay";
      readonly cutoff?: string;
      /** Vietnamese time unless a zone is written; now when absent */
      readonly receivedAt?: string;
      readonly lang?: "vi" | "en";
    };
    readonly reply: DueDate;
  };
  /** The days on which the own office is closed while others work */
  'GET /api/v1/closures': {
    readonly reply: {
      readonly items: readonly OfficeClosure[];
    };
  };
  /** The draft as PDF/A or as a Word file, the same bytes every time */
  'GET /api/v1/letters/{id}/file': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      readonly form?: "pdf" | "docx";
    };
    readonly reply: unknown;
  };
  /** The earlier answers that relied on what a change set changed: number, record, version */
  'GET /api/v1/recalls/{changeSetId}': {
    readonly params: {
      readonly changeSetId: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: {
      readonly items: readonly RecalledAnswer[];
      readonly nextCursor: string | null;
    };
  };
  /** The exercises, and how far one is in each */
  'GET /api/v1/practice': {
    readonly reply: Practice;
  };
  /** The golden questions that depend on it, answered before and after, the worse first */
  'GET /api/v1/change-sets/{id}/golden-questions': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly items: readonly GoldenComparison[];
    };
  };
  /** The life events with their procedures in order, and what is asked most */
  'GET /api/v1/life-events': {
    readonly query: {
      readonly lang?: "vi" | "en";
    };
    readonly reply: LifeEvents;
  };
  /** The mark of the site's open dossiers as they stand, for a page that follows them */
  'GET /api/v1/dossier-mark': {
    readonly reply: DossierMark;
  };
  /** The official declaration filled with what the draft says so far, to look at, print and sign */
  'GET /api/v1/form-drafts/{id}/declaration': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
  /** The paper as PDF/A or as a Word file, the same bytes every time by the same version of the programs that set it */
  'GET /api/v1/documents/{id}/file': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      /** svg: a drawing for a screen */
      readonly form?: "pdf" | "docx" | "svg";
      readonly paper?: "a4" | "a5";
    };
    readonly reply: unknown;
  };
  /** The papers that the house made for a dossier */
  'GET /api/v1/dossiers/{id}/documents': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly items: readonly DossierDocument[];
    };
  };
  /** The people of the sites one may change, by name */
  'GET /api/v1/officers': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly q?: string;
      readonly site?: string;
      readonly role?: Role;
      readonly state?: "active" | "disabled";
    };
    readonly reply: OfficerRows;
  };
  /** The records of a change set in pages, without their values */
  'GET /api/v1/change-sets/{id}/items': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly kind?: "procedure" | "task" | "law" | "sayings" | "lexicon" | "switch" | "form";
      readonly change?: "new" | "changed";
      /** Only those in which this field differs */
      readonly field?: string;
      readonly q?: string;
    };
    readonly reply: {
      readonly items: readonly ChangeItemRow[];
      readonly nextCursor: string | null;
    };
  };
  /** The register of dossiers (form 07), by reception */
  'GET /api/v1/dossier-register': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly from: string;
      /** The day after the last */
      readonly to: string;
    };
    readonly reply: {
      readonly items: readonly RegisterLine[];
      readonly nextCursor: string | null;
    };
  };
  /** The report of one import of tasks: what was read, and why rows were left out */
  'GET /api/v1/task-imports/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: TaskImport;
  };
  /** The report of one import: what was read, and why records were left out */
  'GET /api/v1/procedure-imports/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: ProcedureImport;
  };
  /** The site's drafts, newest first, at most 100 */
  'GET /api/v1/letters': {
    readonly reply: {
      readonly items: readonly Letter[];
    };
  };
  /** The site's papers, or those about one subject, newest first, at most 100 */
  'GET /api/v1/documents': {
    readonly query: {
      readonly subject?: string;
    };
    readonly reply: {
      readonly items: readonly OfficeDocument[];
    };
  };
  /** The site's pinned records, newest first, at most 100 */
  'GET /api/v1/records': {
    readonly reply: {
      readonly items: readonly SealedRecord[];
    };
  };
  /** The sites one works with: the own one, its communes or its province */
  'GET /api/v1/sites': {
    readonly reply: Sites;
  };
  /** The turns of a conversation, oldest first; personal numbers in the questions are masked */
  'GET /api/v1/conversations/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Conversation;
  };
  /** Topics answered only at the counter: those off now, or every time one was off */
  'GET /api/v1/switches': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
      readonly state?: "off" | "all";
    };
    readonly reply: {
      readonly items: readonly TopicSwitch[];
      readonly nextCursor: string | null;
      /** What the caller may do with switches at this site */
      readonly allowed: readonly ("readSwitch" | "switchOff" | "askSwitchOn" | "switchOn")[];
    };
  };
  /** Tries a form before it is published: what is not sound in it, and how answers go through it */
  'POST /api/v1/forms/preview': {
    readonly body: {
      readonly form?: unknown;
      readonly answers?: FormAnswers;
      /** The answers of a sample of the form */
      readonly sample?: number;
      readonly today?: string;
    };
    readonly reply: FormPreview;
  };
  /** Undoes every link of the account with another log-in service */
  'DELETE /api/v1/officers/{id}/identity': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly removed: number;
    };
  };
  /** What changed for a counter since a day: procedures, tasks, law, switches, precedents */
  'GET /api/v1/counter-changes': {
    readonly query: {
      /** Thirty days ago unless said */
      readonly since?: string;
      readonly field?: string;
      readonly role?: "officer" | "leader" | "clerk" | "deskLead" | "knowledgeEditor" | "knowledgeApprover" | "provinceSupervisor" | "operator";
    };
    readonly reply: {
      readonly since: string;
      readonly items: readonly CounterChange[];
      /** There is more of some kind than is shown: a later day or a field shows the rest */
      readonly isCut: boolean;
    };
  };
  /** What one did here, newest first */
  'GET /api/v1/session/deeds': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: Deeds;
  };
  /** What the conversation asks now */
  'GET /api/v1/form-drafts/{id}/say': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: FormTalk;
  };
  /** What the draft would be filed for, as its answers say: procedure, case, fee, papers still to bring */
  'GET /api/v1/form-drafts/{id}/filing': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: FormFiling;
  };
  /** What the forms of a dossier were filed for, with the papers still to bring; none for a dossier that began at the desk */
  'POST /api/v1/dossier-access/filing': {
    readonly body: FilingProof;
    readonly reply: {
      readonly items: readonly FormFiling[];
    };
  };
  /** What the scanned code of an identity card would fill in; nothing is kept */
  'POST /api/v1/forms/{id}/card': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly text: string;
      /** The group of the person, such as mother */
      readonly under?: string;
    };
    readonly reply: CardAnswers;
  };
  /** What was changed about an account, newest first */
  'GET /api/v1/officers/{id}/changes': {
    readonly params: {
      readonly id: string;
    };
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: Deeds;
  };
  /** What was changed about one's own account, by whomever, newest first */
  'GET /api/v1/session/changes': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: Deeds;
  };
  /** What was declared with the forms of a dossier, in the caller's language */
  'GET /api/v1/dossiers/{id}/forms': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly items: readonly SaidForm[];
    };
  };
  /** What was told to the officer who asks */
  'GET /api/v1/notices': {
    readonly reply: {
      readonly items: readonly {
        readonly id: string;
        readonly subject: string;
        readonly title: string;
        readonly text: string;
        readonly at: string;
      }[];
    };
  };
  /** When and from where one signed in or somebody tried to, newest first */
  'GET /api/v1/session/sign-ins': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: SignIns;
  };
  /** Where the log-in service sends citizens back to */
  'GET /api/v1/my/sign-in/callback': {
    readonly reply: unknown;
  };
  /** Where the other log-in service sends the browser back to */
  'GET /api/v1/sso/callback': {
    readonly reply: unknown;
  };
  /** Where this house stands, whether it is a demonstration, and how one signs in */
  'GET /api/v1/house': {
    readonly reply: House;
  };
  /** Whether a paper with this code is genuine and current; never its content; open to everyone */
  'GET /api/v1/verifications/{code}': {
    readonly params: {
      readonly code: string;
    };
    readonly reply: Verification;
  };
  /** Whether a record file is genuine and of this house; open to everyone */
  'POST /api/v1/records/verification': {
    readonly body: Readonly<Record<string, unknown>>;
    readonly reply: SealFinding;
  };
  /** Whether a set-up link still works */
  'POST /api/v1/set-up/check': {
    readonly body: {
      readonly token: string;
    };
    readonly reply: {
      readonly expiresAt: string;
    };
  };
  /** Whether somebody is logged in as a citizen, and how one logs in */
  'GET /api/v1/my/session': {
    readonly reply: CitizenSession;
  };
  /** Which offices looked at the own dossiers, and when */
  'GET /api/v1/my/dossier-views': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: {
      readonly items: readonly OwnDossierView[];
      readonly nextCursor: string | null;
    };
  };
  /** Who did what with it, when and why */
  'GET /api/v1/change-sets/{id}/history': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly items: readonly ChangeHistory[];
    };
  };
  /** Who is signed in here, where, and what that allows */
  'GET /api/v1/session': {
    readonly reply: Session;
  };
  /** Whose password a one-time link sets */
  'POST /api/v1/password-links/check': {
    readonly body: {
      readonly token: string;
    };
    readonly reply: {
      readonly loginName: string;
      readonly fullName: string;
      readonly expiresAt: string;
    };
  };
  /** Withdraws a precedent with its reason */
  'POST /api/v1/precedents/{id}/withdrawal': {
    readonly params: {
      readonly id: string;
    };
    readonly body: {
      readonly reason: string;
    };
    readonly reply: Precedent;
  };
  /** Withdraws a relation that a person entered */
  'DELETE /api/v1/laws/relations/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
  /** Writes how far the work on a finding is, and whose it is */
  'PATCH /api/v1/task-findings/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly body: TaskFindingChange;
    readonly reply: TaskFinding;
  };
}

