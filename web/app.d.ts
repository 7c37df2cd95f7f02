import type { Language } from '../src/model/question.ts';

declare global {
  namespace App {
    interface Locals {
      readonly lang: Language;
      readonly theme: 'system' | 'light' | 'dark';
      readonly size: 'normal' | 'large' | 'larger' | 'kiosk';
      readonly requestId: string;
      /** A demonstration with invented people, as the house's server said. */
      readonly demo: boolean;
      /** How the service is called by which citizens log in; empty where there is none. */
      readonly logInService: string;
      /** How this house is reached, for links that are handed on: behind our own server Kit cannot know its scheme. */
      readonly origin: string;
    }
    interface Error {
      status: number;
      message: string;
      /** The refusal's name, when the API gave one. */
      code?: string;
    }
  }
}
export {};
