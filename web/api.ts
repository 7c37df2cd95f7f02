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
    }[];
  }[];
  readonly nextCursor: string | null;
};

export type LawImportReport = {
  readonly files: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly provisions: number;
  readonly dryRun: boolean;
  readonly documents: readonly ({
    readonly file: string;
    readonly document: string;
    readonly outcome: "new" | "changed" | "unchanged";
    readonly written: number;
    readonly unchanged: number;
    readonly retired: number;
    readonly relations: number;
    readonly faults: readonly {
      readonly kind: string;
      readonly at: string;
      readonly found: string;
      readonly expected?: string;
    }[];
    readonly faultCount: number;
    /** Documents it speaks of that the library does not have */
    readonly missing: readonly string[];
  })[];
  readonly rejections: readonly ({
    readonly file: string;
    readonly document?: string;
    readonly reason: string;
    readonly details: Readonly<Record<string, string | number>>;
  })[];
};

export type LawImportRequest = {
  /** The name of the file */
  readonly name: string;
  /** The file, as base64 */
  readonly content: string;
  readonly dryRun?: boolean;
  readonly sourceDate?: string;
  /** The texts are an edition whose wording holds from this day on */
  readonly wordingFrom?: string;
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
  /** Enters what one text does to another, from a day on */
  'POST /api/v1/laws/relations': {
    readonly body: LawRelationRequest;
    readonly reply: LawRelation;
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
  /** Imports one file of legal texts; each of its documents is kept whole or not at all. A file too large for a request goes in by ./motcua import law */
  'POST /api/v1/laws/imports': {
    readonly body: LawImportRequest;
    readonly reply: LawImportReport;
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
  /** Lists the fields with how many procedures in force each holds */
  'GET /api/v1/fields': {
    readonly query: {
      /** The day the answer is for; today unless said */
      readonly asOf?: string;
    };
    readonly reply: FieldList;
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
  /** Lists what comes into force, ends or is changed in a period, both days counted */
  'GET /api/v1/laws/changes': {
    readonly query: {
      readonly from: string;
      readonly to: string;
    };
    readonly reply: LawChanges;
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
  /** Recognises references to legal texts in running text, with their places */
  'POST /api/v1/provisions/references': {
    readonly body: LawReferenceRequest;
    readonly reply: LawReferences;
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
  /** Withdraws a relation that a person entered */
  'DELETE /api/v1/laws/relations/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
}

