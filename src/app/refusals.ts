/**
 * Every code with which the house says no, and its HTTP status. The sentences stand in `content/locales/{vi,en}.json`
 * under `refusals.<code>` as `title` and `detail`; a test compares the three. Rooms' codes are added here, sorted by room.
 */
export const refusals: Readonly<Record<string, { readonly status: number }>> = {
  // the house
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  invalid_request: { status: 422 },
  malformed_json: { status: 400 },
  body_too_large: { status: 413 },
  unsupported_media_type: { status: 415 },
  too_many_requests: { status: 429 },
  request_timeout: { status: 503 },
  shutting_down: { status: 503 },
  disk_full: { status: 507 },
  internal_fault: { status: 500 },
  not_allowed: { status: 403 },
  not_signed_in: { status: 401 },
  // catalogue
  procedure_unknown: { status: 404 },
  // authority
  task_import_refused: { status: 422 },
  task_import_running: { status: 409 },
  // platform
  idempotency_key_reused: { status: 409 },
  idempotency_key_invalid: { status: 400 },
  file_too_large: { status: 413 },
  // knowledge
  situation_text_missing: { status: 422 },
  situation_step_closed: { status: 409 },
  situation_not_at_province: { status: 403 },
  precedent_same_person: { status: 403 },
  precedent_without_basis: { status: 422 },
  precedent_days_swapped: { status: 422 },
  precedent_withdrawn_already: { status: 409 },
  knowledge_not_at_province: { status: 403 },
  change_set_empty_text: { status: 422 },
  change_set_day_past: { status: 422 },
  change_set_too_many: { status: 422 },
  change_item_twice: { status: 422 },
  change_nothing: { status: 422 },
  change_subject_unknown: { status: 404 },
  change_value_malformed: { status: 422 },
  change_set_moved: { status: 409 },
  change_set_step_closed: { status: 409 },
  change_set_same_person: { status: 403 },
  change_set_stale: { status: 409 },
  change_set_golden_worse: { status: 409 },
  change_set_reason_missing: { status: 422 },
  change_set_overtaken: { status: 409 },
  change_set_without_items: { status: 422 },
  golden_of_content: { status: 409 },
  import_running: { status: 409 },
  switch_reason_missing: { status: 422 },
  switch_topic_unknown: { status: 422 },
  switch_off_already: { status: 409 },
  switch_on_already: { status: 409 },
  switch_not_asked: { status: 409 },
  switch_asked_already: { status: 409 },
  switch_same_person: { status: 403 },
  // documents
  letter_template_changed: { status: 409 },
  // law
  law_path_missing: { status: 404 },
  law_relation_circular: { status: 422 },
  law_relation_known: { status: 409 },
  law_dates_swapped: { status: 422 },
};
