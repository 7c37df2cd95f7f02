// Made by scripts/generate-api-client.ts from /api/v1/openapi.json. Do not edit.

export type Answer = {
  readonly id: string;
  readonly status: "answered" | "answered_plan" | "answered_several" | "clarification" | "handed_over_dossier_status" | "handed_over_elsewhere" | "unanswerable_out_of_scope" | "unanswerable_no_record" | "unanswerable_repealed" | "unanswerable_unclear" | "unanswerable_bad_date" | "guarded_crisis" | "guarded_injection" | "guarded_empty" | "guarded_too_long" | "guarded_scam" | "guarded_abuse" | "error_fault" | "error_timeout";
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

export type Conversation = {
  readonly id: string;
  readonly turns: readonly {
    readonly question: string;
    readonly answer: KeptAnswer;
    readonly at: string;
  }[];
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

export type FieldList = {
  readonly items: readonly {
    readonly name: string;
    readonly count: number;
    /** Of them, done at a commune */
    readonly commune: number;
  }[];
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

export type KeptAnswer = {
  readonly id: string;
  readonly status: string;
  readonly text: string;
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

export type NextStep = {
  readonly kind: "start" | "print" | "place" | "officer" | "procedure" | "call" | "ask" | "follow";
  readonly label: string;
  /** A path of this site, a tel: number, or a question to send */
  readonly target: string;
};

export type OldPlaceAnswer = {
  readonly old: Place;
  readonly happened: PlaceSentence;
  readonly becomes: readonly Place[];
  readonly decidingQuestion: PlaceSentence & unknown | null;
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

export type Question = {
  readonly question: string;
  /** Of an earlier answer, to go on talking */
  readonly conversationId?: string;
  readonly communeCode?: string;
  readonly asOf?: string;
  readonly lang?: "vi" | "en";
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

export type TaskImportReport = {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly conflicts: number;
  readonly revision: number;
  readonly dryRun: boolean;
  readonly rejections: readonly ({
    readonly file: string;
    readonly place: number;
    readonly id?: string;
    readonly reason: string;
    readonly text: string;
    readonly details: Readonly<Record<string, string | number>>;
  })[];
  readonly files: readonly ({
    readonly file: string;
    readonly shape: string;
    readonly columns: readonly ({
      readonly column: string;
      readonly becomes: "id" | "title" | "field" | "ministry" | "act" | "fromBody" | "fromTier" | "toBody" | "toTier" | "conditions" | "basis" | "document" | "article" | "clause" | "point" | "annex" | "quote" | "baseRule" | "timeLimit" | "forms" | "procedureCodes" | "validFrom" | "validTo" | "endsEarlyIf" | "supersededBy" | "furtherDelegation" | "note" | "source" | "sourceDate" | "certainty" | "startUnstated" | "provinceCode" | "ignore" | null;
      readonly by: "given" | "remembered" | "known" | "none";
    })[];
    readonly rows: readonly ({
      readonly place: number;
      readonly cells: Readonly<Record<string, string>>;
      readonly id: string | null;
      readonly title: string | null;
      readonly to: string | null;
      readonly fault: string | null;
    })[];
  })[];
};

export type TaskImportRequest = {
  /** The ending says nothing by itself: the content decides */
  readonly fileName: string;
  /** The bytes of the file */
  readonly contentBase64: string;
  /** What columns become; remembered for files with the same columns */
  readonly mapping?: Readonly<Record<string, "id" | "title" | "field" | "ministry" | "act" | "fromBody" | "fromTier" | "toBody" | "toTier" | "conditions" | "basis" | "document" | "article" | "clause" | "point" | "annex" | "quote" | "baseRule" | "timeLimit" | "forms" | "procedureCodes" | "validFrom" | "validTo" | "endsEarlyIf" | "supersededBy" | "furtherDelegation" | "note" | "source" | "sourceDate" | "certainty" | "startUnstated" | "provinceCode" | "ignore">>;
  /** All rows are this province’s own decisions */
  readonly provinceCode?: string;
  readonly sourceDate?: string;
  readonly dryRun?: boolean;
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

/** Every operation of the open API: what it takes and what it replies. */
export interface Operations {
  /** An answer by its number, as it was given */
  'GET /api/v1/answers/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: KeptAnswer;
  };
  /** Asks a question; the answer is recorded and has a number */
  'POST /api/v1/answers': {
    readonly body: Question;
    readonly reply: Answer;
  };
  /** Deletes a conversation with its answers, at the wish of whoever holds its id */
  'DELETE /api/v1/conversations/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
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
  /** Finds procedures by everyday words, Vietnamese or English, in any spelling */
  'GET /api/v1/search': {
    readonly query: {
      readonly q: string;
      readonly limit?: number;
      readonly asOf?: string;
    };
    readonly reply: FoundProcedures;
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
  /** Imports a file of tasks, all of it or nothing; as a dry run it only shows how each column is read */
  'POST /api/v1/task-imports': {
    readonly body: TaskImportRequest;
    readonly reply: TaskImportReport;
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
  /** Looks for contradictions and gaps anew; the work on known ones stays */
  'POST /api/v1/task-findings/searches': {
    readonly reply: TaskFindingRun;
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
  /** The life events with their procedures in order, and what is asked most */
  'GET /api/v1/life-events': {
    readonly query: {
      readonly lang?: "vi" | "en";
    };
    readonly reply: LifeEvents;
  };
  /** The turns of a conversation, oldest first; personal numbers in the questions are masked */
  'GET /api/v1/conversations/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Conversation;
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

