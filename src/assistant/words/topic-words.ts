import { exactText, foldText, hasMarks } from '#model/vietnamese.ts';

/** Words that carry manner, person or asking, never the matter. Written with marks; without marks only the safe ones count. */
const EMPTY_WORDS =
  'à ạ ơi dạ vâng nhé nha nghen hén hả hử hở ư vậy thế zậy dzậy nhỉ với giùm giúp dùm làm ơn cảm xin chào alo ad ' +
  'tôi em mình tui tao tớ cháu con bác chú cô anh chị ông bà dì cậu mẹ má bố ba cha tía người ta chúng bọn nó họ bạn cán bộ ' +
  'thì là mà và rồi cái bị được muốn cần định tính đang sẽ đã vừa mới giờ bây chừ nay hôm qua mai lúc hồi răng rứa mô chi ni tê không hông hong hổng có phải hay hoặc nữa luôn để cho ở tại nghe nói hình như chỉ ' +
  'hướng dẫn tư vấn biết chưa sao nào kiểu gì cách đi làm việc thủ tục quy trình thực hiện giải quyết hỏi tiếp theo nên như cũng còn thôi đây đó này kia ấy hết cứ cả lắm hơn nhất các những một nhiều ít lên xuống vào ra tới đến về từ bởi vì nếu khi nhưng đúng ' +
  'dùm nhanh sớm kịp tiện lợi vấn đề thắc mắc nộp giấy tờ hồ sơ bộ đơn trả lời đáp phiền tốn ' +
  'ok okay j z gj ntn dc đc vs k ko kh hok hem';
/** Folded words that are also part of a matter's name ("bản", "chứng thực", "chữ ký", "hộ", "đổi"): kept when no marks were typed. */
const MATTER_WHEN_FOLDED = new Set('ban chung thuc chu hien doi ho mo chi cho con van cha me ba so bo dung nhan to khong'.split(' '));
const ENGLISH_WORDS =
  'the a an of for how do does i my is are was what where when which who can could would in need want and or on at me we our us should with it get have has had am be been this that to from about there any some please tell help know make done paper papers document documents procedure yes no so just also much many long hi hello hey thanks thank you';

const EMPTY_EXACT = new Set([...EMPTY_WORDS.split(' ').map(exactText), ...ENGLISH_WORDS.split(' ')]);
const EMPTY_FOLDED = new Set([...EMPTY_WORDS.split(' ').map(foldText).filter((word) => !MATTER_WHEN_FOLDED.has(word)), ...ENGLISH_WORDS.split(' ')]);

/** Phrases that ask and never name a matter; short, so that a matter between two of them is not swallowed. */
const ASKING =
  'mất bao lâu|mất bao nhiêu tiền|mất bao nhiêu|mất mấy ngày|mất nhiều tiền|mất phí|hết bao nhiêu tiền|hết bao nhiêu|tốn bao nhiêu|bao lâu|bao nhiêu tiền|bao nhiêu|bao giờ|mấy ngày|mấy bữa|mấy hôm|mấy tuần|mấy tháng|mấy bước|mấy tiền|khi nào|thời gian giải quyết|thời hạn giải quyết|thời gian|thời hạn|lệ phí|chi phí|mức phí|miễn phí|phí|tiền nong|mất tiền|tốn kém|hết tiền|ở đâu|ở mô|chỗ nào|nơi nào|đâu|địa chỉ|ai|thẩm quyền|cơ quan|bên nào|đơn vị|trực tuyến|online|qua mạng|trên mạng|vneid|dịch vụ công|tại nhà|điện thoại|mẫu đơn|biểu mẫu|tờ khai|mẫu|căn cứ|pháp lý|luật|nghị định|thông tư|văn bản nào|các bước|trình tự|quy trình|bước|điều kiện|yêu cầu|đối tượng|kết quả|hiệu lực|giá trị|thành phần|chuẩn bị|mang theo|đem theo|kèm theo|gồm|bao gồm|xong|lâu|trong ngày|làm việc|công an|ủy ban|uỷ ban|ubnd|chủ tịch|phòng tư pháp|huyện|quận|tỉnh|xã|phường|hợp lệ|how long|how much|how many|fees?|cost|price|days|weeks|months|office|place|law|forms?|steps?|requirements?|conditions?|valid|bring|required|needed';
const ASKING_EXACT = new RegExp(`(?<![\\p{L}])(?:${exactText(ASKING)})(?![\\p{L}])`, 'gu');
const ASKING_FOLDED = new RegExp(`\\b(?:${foldText(ASKING)})\\b`, 'gu');

/** The folded words that say what a text is about, in order, each once. With marks typed, "chữ ký" is not the asking "ký". */
export function listTopicWords(text: string): string[] {
  const marked = hasMarks(text);
  const plain = marked ? exactText(text).replace(ASKING_EXACT, ' ') : foldText(text).replace(ASKING_FOLDED, ' ');
  const empty = marked ? EMPTY_EXACT : EMPTY_FOLDED;
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !empty.has(word) && !/^\d+$/u.test(word)).map(foldText))];
}

/** Verbs and nouns so wide that alone they name no procedure. */
const WIDE = new Set(
  'dang ky ki lai doi cap gia han chung thuc xac nhan sang ten dieu chinh sua thay bo sung nhu cau khai bao mat hong thong tin hanh chinh nha nuoc dat xe nha bao hiem tro tien phep giay so sach bua truoc sau phuong xa huyen quan tinh uy ban ubnd mot cua cho phep quyet dinh ban chu ho mo con van me ba so bo nhan to chi khong dung hien thu register registration certificate licence license permit renew change apply application issue reissue land house car insurance'.split(' '),
);

/** Whether the topic is too wide to name a record: nothing, or only wide words and at most three of them. */
export function isVague(topic: readonly string[]): boolean {
  return topic.length === 0 || (topic.length <= 3 && topic.every((word) => WIDE.has(word)));
}

/** Words of asking about any procedure at all: its papers, its day, who may go, what comes out; folded. */
const OF_ANY = new Set(
  'the sau khi xong hoan tat nhan truong hop mien giam uy quyen khac ho thay truoc chieu sang trua trong ngay toi da cho phuc tap xac minh phieu hen goc ban xuat trinh loai ca nhan tuy than chap lai dong phat can bo them them bat buoc dung kem tra cap ai gui nho lay tien gai trai hand file apply this procedure application submit after someone else'.split(' '),
);
/** Who pays less: of a fee these tell a person, not a matter; folded. */
const PAYS_LESS = new Set('thuoc dien doi tuong ho ngheo can cao tuoi khuyet tat cong vung sau xa viet nam dinh cu nuoc ngoai poor household elderly disabled'.split(' '));

/** Matters whose every word is also a word of asking: a passport is no "on behalf" in the afternoon. */
const MATTER_OF_SUCH_WORDS = /\bho chieu\b/u;

/** Whether the words name no matter at all, only what is asked of one; of a fee also who would pay it. */
export function namesNoMatter(topic: readonly string[], asksFee = false): boolean {
  // "Mất" is to cost when it stands alone, else to lose something.
  if (topic.length === 1 && topic[0] === 'mat') return true;
  if (MATTER_OF_SUCH_WORDS.test(topic.join(' '))) return false;
  return topic.every((word) => OF_ANY.has(word) || (asksFee && PAYS_LESS.has(word)));
}

const ASKS = /\b(?:o mo|cho mo|gi|j|nao|dau|may|bao|sao|ai|khong|ko|hong|chua|hay|nhieu|how|what|where|when|which|who|can|do)\b|phai (?:lam|khong)/u;

/** Whether a folded sentence asks and does not only tell. */
export function asksSomething(folded: string): boolean {
  return ASKS.test(folded);
}
