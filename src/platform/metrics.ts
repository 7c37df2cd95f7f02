/** Numbers over time for the operator, in Prometheus' text form. Labels never carry personal data. */
export interface Metrics {
  /** Adds to a counter. Shape: names such as `motcua_answers_total`. */
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
  /** Records a duration. Unit: seconds. */
  observe(name: string, seconds: number, labels?: Readonly<Record<string, string>>): void;
  /** A value read when somebody looks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}
