// Made by scripts/generate-api-client.ts from /api/v1/openapi.json. Do not edit.

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

export type Conversation = {
  readonly id: string;
  readonly turns: readonly {
    readonly question: string;
    readonly answer: KeptAnswer;
    readonly at: string;
  }[];
};

export type Deed = {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName?: string;
  readonly command: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
};

export type Deeds = {
  readonly items: readonly Deed[];
  readonly nextCursor: string | null;
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

export type House = {
  /** A demonstration with invented people */
  readonly demo: boolean;
  readonly site: Site | null;
  readonly needsSetUp: boolean;
  /** How the other log-in service is called */
  readonly sso: string | null;
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

export type RecoveryCodes = {
  readonly recoveryCodes: readonly string[];
};

export type Role = "officer" | "leader" | "clerk" | "deskLead" | "knowledgeEditor" | "knowledgeApprover" | "provinceSupervisor" | "operator";

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
};

export type Sites = {
  readonly items: readonly Site[];
  readonly nextCursor: string | null;
};

export type TotpProposal = {
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
};

/** Every operation of the open API: what it takes and what it replies. */
export interface Operations {
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
  /** Every session of one's own, the last used first */
  'GET /api/v1/session/sessions': {
    readonly reply: OwnSessions;
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
  /** Goes on working at another site where one holds a role */
  'PUT /api/v1/session/site': {
    readonly body: {
      readonly siteId: string;
    };
    readonly reply: unknown;
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
  /** One account */
  'GET /api/v1/officers/{id}': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: Officer;
  };
  /** Opens a commune of the operator's province */
  'POST /api/v1/sites': {
    readonly body: {
      readonly placeCode: string;
    };
    readonly reply: Site;
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
  /** Sends the browser to the other log-in service; `confirm` proves again who is signed in */
  'GET /api/v1/sso': {
    readonly query: {
      readonly confirm?: "1";
    };
    readonly reply: unknown;
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
  /** Takes away the second factor of somebody who lost it, after seeing who it is */
  'DELETE /api/v1/officers/{id}/second-factor': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: unknown;
  };
  /** Takes one's second factor away */
  'DELETE /api/v1/session/totp': {
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
  /** The life events with their procedures in order, and what is asked most */
  'GET /api/v1/life-events': {
    readonly query: {
      readonly lang?: "vi" | "en";
    };
    readonly reply: LifeEvents;
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
  /** Undoes every link of the account with another log-in service */
  'DELETE /api/v1/officers/{id}/identity': {
    readonly params: {
      readonly id: string;
    };
    readonly reply: {
      readonly removed: number;
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
  /** When and from where one signed in or somebody tried to, newest first */
  'GET /api/v1/session/sign-ins': {
    readonly query: {
      readonly cursor?: string;
      readonly limit?: number;
    };
    readonly reply: SignIns;
  };
  /** Where the other log-in service sends the browser back to */
  'GET /api/v1/sso/callback': {
    readonly reply: unknown;
  };
  /** Where this house stands, whether it is a demonstration, and how one signs in */
  'GET /api/v1/house': {
    readonly reply: House;
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
}

