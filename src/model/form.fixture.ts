import { FormSchema, type Form } from './form.ts';

/** A form of invented questions with every kind and every way of depending on another answer. The numbers belong to nobody: no province has the code 000. */
export const EVERY_KIND: Form = FormSchema.parse({
  id: 'du-moi-loai', version: 1, validFrom: '2026-01-01',
  name: { vi: 'Tờ khai thử', en: 'Trial declaration' },
  procedures: [{ code: '1.001193' }],
  paper: { template: 'to-khai', values: { ten: 'filer.name', sinh: 'bornInWords', cha: 'father.name', tien: 'amount', xa: 'home.place.name', nguoiLam: 'witnesses' } },
  source: { text: 'viết để thử', date: '2026-11-30', certainty: 'unverified' },
  questions: {
    filer: {
      kind: 'group', label: { vi: 'Người nộp', en: 'Who files' },
      of: {
        name: { kind: 'personName', label: { vi: 'Họ và tên', en: 'Full name' }, card: 'name' },
        birthDate: { kind: 'date', label: { vi: 'Ngày sinh' }, precision: 'year', max: 'today', card: 'birthDate' },
        gender: { kind: 'gender', label: { vi: 'Giới tính' }, card: 'gender' },
        id: { kind: 'personalId', label: { vi: 'Số định danh' }, agreesWith: { birthDate: './birthDate', gender: './gender' }, card: 'id' },
      },
    },
    phone: { kind: 'phone', label: { vi: 'Điện thoại' }, required: false },
    email: { kind: 'email', label: { vi: 'Thư điện tử' }, required: false },
    childBirthDate: { kind: 'date', label: { vi: 'Ngày sinh của trẻ', en: "Child's day of birth" }, max: 'today', min: '2000-01-01' },
    lateReason: { kind: 'longText', label: { vi: 'Lý do khai muộn' }, when: { field: 'childBirthDate', daysSince: 'today', atLeast: 61 }, min: 5, max: 500 },
    fatherKnown: { kind: 'yesNo', label: { vi: 'Có khai người cha không?' } },
    father: {
      kind: 'group', label: { vi: 'Người cha' },
      of: {
        name: { kind: 'personName', label: { vi: 'Họ và tên cha' } },
        nationality: { kind: 'nationality', label: { vi: 'Quốc tịch' } },
        ethnicity: { kind: 'ethnicity', label: { vi: 'Dân tộc' }, when: { field: 'father.nationality', is: 'VN' } },
        passport: { kind: 'paper', label: { vi: 'Hộ chiếu' }, when: { not: { field: './nationality', is: 'VN' } } },
      },
    },
    home: { kind: 'address', label: { vi: 'Nơi ở' } },
    birthPlace: { kind: 'place', label: { vi: 'Nơi sinh' }, required: false },
    relation: { kind: 'relation', label: { vi: 'Quan hệ' }, options: [{ value: 'mother', label: { vi: 'Mẹ', en: 'Mother' } }, { value: 'father', label: { vi: 'Cha', en: 'Father' } }, { value: 'other', label: { vi: 'Người khác' } }] },
    otherRelation: { kind: 'text', label: { vi: 'Quan hệ gì?' }, when: { field: 'relation', is: 'other' }, pattern: { regex: '[^!]+', says: { vi: 'Không dùng dấu !.' } } },
    copies: { kind: 'choices', label: { vi: 'Cần bản nào' }, required: { field: 'fatherKnown', is: true }, options: [{ value: 'a', label: { vi: 'Bản chính' } }, { value: 'b', label: { vi: 'Bản sao' } }] },
    delivery: { kind: 'choice', label: { vi: 'Nhận ở đâu' }, options: [{ value: 'desk', label: { vi: 'Tại quầy' } }, { value: 'post', label: { vi: 'Qua bưu điện' } }] },
    amount: { kind: 'moneyVnd', label: { vi: 'Số tiền' }, required: false, max: 100_000_000 },
    count: { kind: 'wholeNumber', label: { vi: 'Mấy bản' }, min: 1, max: 20 },
    witnesses: {
      kind: 'repeat', label: { vi: 'Người làm chứng' }, required: false, rows: { min: 0, max: 3, one: { vi: 'Người làm chứng' } },
      of: {
        name: { kind: 'personName', label: { vi: 'Họ tên' } },
        isAdult: { kind: 'yesNo', label: { vi: 'Đủ 18 tuổi' } },
        guardian: { kind: 'personName', label: { vi: 'Người giám hộ' }, when: { field: './isAdult', is: false } },
      },
    },
    costs: { kind: 'table', label: { vi: 'Chi phí' }, required: false, rows: { min: 0, max: 5, one: { vi: 'Khoản' } }, of: { what: { kind: 'text', label: { vi: 'Khoản' } }, amount: { kind: 'moneyVnd', label: { vi: 'Tiền' } } } },
    slip: { kind: 'file', label: { vi: 'Giấy chứng sinh' }, files: { maxCount: 2, kinds: ['image', 'pdf'] }, required: false },
    sign: { kind: 'signature', label: { vi: 'Ký tên' } },
    promise: { kind: 'declaration', label: { vi: 'Tôi cam đoan khai đúng.' } },
  },
  pages: [
    { id: 'nguoi-nop', heading: { vi: 'Người nộp', en: 'Who files' }, fields: ['filer'] },
    { id: 'lien-he', heading: { vi: 'Liên hệ' }, fields: ['phone', 'email'] },
    { id: 'tre', heading: { vi: 'Trẻ em' }, fields: ['childBirthDate'] },
    { id: 'ly-do', heading: { vi: 'Lý do' }, fields: ['lateReason'] },
    { id: 'co-cha', heading: { vi: 'Người cha' }, fields: ['fatherKnown'] },
    { id: 'cha', heading: { vi: 'Người cha' }, fields: ['father'], when: { field: 'fatherKnown', is: true } },
    { id: 'noi-o', heading: { vi: 'Nơi ở' }, fields: ['home', 'birthPlace'] },
    { id: 'quan-he', heading: { vi: 'Quan hệ' }, fields: ['relation', 'otherRelation'] },
    { id: 'ban', heading: { vi: 'Bản' }, fields: ['copies', 'delivery', 'amount', 'count'] },
    { id: 'nhan-chung', heading: { vi: 'Người làm chứng' }, fields: ['witnesses', 'costs'] },
    { id: 'giay', heading: { vi: 'Giấy tờ' }, fields: ['slip'] },
    { id: 'cam-doan', heading: { vi: 'Cam đoan' }, fields: ['sign', 'promise'] },
  ],
  computed: [
    { key: 'filerAge', label: { vi: 'Tuổi' }, from: { ageOn: ['filer.birthDate', 'today'] } },
    { key: 'bornInWords', label: { vi: 'Ngày sinh bằng chữ' }, from: { dateInWords: 'childBirthDate' } },
    { key: 'total', label: { vi: 'Cộng' }, from: { sum: 'costs.amount' } },
    { key: 'totalInWords', label: { vi: 'Bằng chữ' }, from: { moneyInWords: 'total' } },
    { key: 'witnessCount', label: { vi: 'Số người' }, from: { count: 'witnesses' } },
  ],
  rules: [
    { id: 'du-tuoi', test: { field: 'filer.birthDate', ageOn: 'today', atLeast: 18 }, fields: ['filer.birthDate'], says: { vi: 'Người nộp phải đủ 18 tuổi.', en: 'Who files must be 18.' }, weight: 'stop', basis: 'viết để thử' },
    { id: 'tien-it', test: { any: [{ field: 'amount', filled: false }, { field: 'delivery', is: 'post' }] }, fields: ['amount'], says: { vi: 'Nhận tại quầy thì thường không có tiền gửi.' }, weight: 'warn' },
  ],
  applicant: { name: 'filer.name', birthDate: 'filer.birthDate', personalId: 'filer.id', phone: 'phone', email: 'email', address: 'home' },
  samples: [
    {
      name: 'Nguyễn Thị Thử', today: '2026-11-30',
      answers: {
        filer: { name: 'Nguyễn Thị Thử', birthDate: '1990', gender: 'female', id: '000190000123' }, childBirthDate: '2026-11-01', fatherKnown: true, father: { name: 'Trần Văn Mẫu', nationality: 'VN', ethnicity: 'Kinh' },
        home: { place: { code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội' }, detail: 'số 1, phố Thử' }, relation: 'mother', copies: ['a'], delivery: 'desk', count: 2, sign: 'Nguyễn Thị Thử', promise: true,
      },
    },
    {
      name: "H'Thử Niê", today: '2026-11-30',
      answers: {
        filer: { name: "H'Thử Niê", birthDate: '1985-02-28', gender: 'female', id: '000185000456' }, phone: '0900000123', email: 'thu@mau.vn', childBirthDate: '2026-08-01', lateReason: 'Ở rẫy xa, đi lại khó.', fatherKnown: false,
        home: { place: { code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội', typed: 'Phường Trúc Bạch' }, detail: 'tổ 2' }, birthPlace: { code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội' },
        relation: 'other', otherRelation: 'bà ngoại', delivery: 'post', amount: 1_200_000, count: 1, witnesses: [{ name: 'Lê Văn Chứng', isAdult: false, guardian: 'Lê Thị Giám' }, { name: 'Y Moan', isAdult: true }],
        costs: [{ what: 'in', amount: 5_000 }, { what: 'gửi', amount: 45_000 }], slip: [{ id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', name: 'giay.jpg', pages: 1 }], sign: "H'Thử Niê", promise: true,
      },
    },
  ],
});

/** A sample's answers of the form above. */
export function sampleAnswers(at = 0): Record<string, unknown> {
  return structuredClone(EVERY_KIND.samples[at]?.answers ?? {}) as Record<string, unknown>;
}
