import { PlatformFault, isDiskFull, type FaultCode } from '#platform/fault.ts';

/** How a command of `./motcua` ends when it cannot go on: the exit code, and what was found, expected and to be done. */
export interface ExitEntry {
  readonly exit: number;
  readonly vi: string;
  readonly en: string;
}

/** Nothing foreseen: a defect of the program. */
export const EXIT_FAULT = 1;
/** The command ran, and its result is "no" (a test failed, a file was rejected). */
export const EXIT_NO = 3;

/** Codes 10 and 11 are given by the shell file `motcua`, before any of this runs. */
export const shellExits = {
  node_wrong: 10,
  install_failed: 11,
} as const;

export const exitCodes: Readonly<Record<FaultCode, ExitEntry>> = {
  usage: {
    exit: 2,
    vi: 'Lệnh chưa đúng: {reason}. Gõ ./motcua help để xem cách dùng.',
    en: 'The command is not right: {reason}. Type ./motcua help to see how to use it.',
  },
  port_in_use: {
    exit: 20,
    vi: 'Cổng {port} đang có chương trình khác dùng; cần một cổng trống. Hãy tắt chương trình đó, hoặc chạy: ./motcua start --port {next}',
    en: 'Port {port} is taken by another program; a free port is needed. Stop that program, or run: ./motcua start --port {next}',
  },
  port_forbidden: {
    exit: 21,
    vi: 'Không được phép mở cổng {port} ({reason}); cần một cổng từ 1024 đến 65535. Hãy chạy: ./motcua start --port 8080',
    en: 'Port {port} may not be opened ({reason}); a port from 1024 to 65535 is needed. Run: ./motcua start --port 8080',
  },
  data_dir_not_writable: {
    exit: 22,
    vi: 'Không ghi được vào thư mục dữ liệu {folder} ({reason}); cần một thư mục ghi được. Hãy cấp quyền ghi, hoặc chọn thư mục khác: --data THƯ_MỤC',
    en: 'The data folder {folder} cannot be written ({reason}); a writable folder is needed. Grant the right to write, or choose another: --data DIR',
  },
  disk_full: {
    exit: 23,
    vi: 'Ổ đĩa đã đầy, không ghi thêm được ({reason}); việc chưa xong đã được hủy, dữ liệu đã lưu vẫn nguyên. Hãy giải phóng ít nhất 500 MB rồi chạy lại.',
    en: 'The disk is full, nothing more can be written ({reason}); unfinished work was undone, stored data is whole. Free at least 500 MB, then run again.',
  },
  database_newer: {
    exit: 24,
    vi: 'Cơ sở dữ liệu ở phiên bản {found}, mới hơn phiên bản {expected} mà chương trình này hiểu. Hãy dùng bản chương trình mới hơn; không có gì bị thay đổi.',
    en: 'The database is at version {found}, newer than version {expected} which this program understands. Use a newer program; nothing was changed.',
  },
  database_unreachable: {
    exit: 25,
    vi: 'Không kết nối được cơ sở dữ liệu {address} ({reason}); cần PostgreSQL 15 trở lên đang chạy. Hãy kiểm tra DATABASE_URL và máy chủ.',
    en: 'The database {address} cannot be reached ({reason}); a running PostgreSQL 15 or later is needed. Check DATABASE_URL and the server.',
  },
  database_too_old: {
    exit: 26,
    vi: 'Máy chủ là PostgreSQL {found}; cần PostgreSQL {expected} trở lên. Hãy nâng cấp, hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu kèm theo.',
    en: 'The server is PostgreSQL {found}; PostgreSQL {expected} or later is needed. Upgrade it, or unset DATABASE_URL to use the one that comes along.',
  },
  database_forbidden: {
    exit: 37,
    vi: 'Tài khoản trong DATABASE_URL không được tạo bảng trong cơ sở dữ liệu {address} ({reason}). Hãy dùng tài khoản làm chủ cơ sở dữ liệu ấy, chẳng hạn: CREATE DATABASE motcua OWNER tên_tài_khoản.',
    en: 'The account in DATABASE_URL may not make tables in the database {address} ({reason}). Use the account that owns that database, such as by: CREATE DATABASE motcua OWNER account_name.',
  },
  database_encoding: {
    exit: 38,
    vi: 'Cơ sở dữ liệu {address} dùng bảng mã {found}, không giữ được chữ tiếng Việt; cần UTF8. Hãy tạo cơ sở dữ liệu khác: CREATE DATABASE motcua ENCODING \'UTF8\' TEMPLATE template0.',
    en: 'The database {address} is encoded in {found}, which cannot hold Vietnamese; UTF8 is needed. Make another: CREATE DATABASE motcua ENCODING \'UTF8\' TEMPLATE template0.',
  },
  database_in_use: {
    exit: 27,
    vi: 'Bước nâng cấp này cần cơ sở dữ liệu rảnh, nhưng còn {found} phiên khác đang dùng. Hãy dừng các tiến trình Một Cửa khác rồi chạy lại.',
    en: 'This upgrade needs the database for itself, but {found} other sessions use it. Stop the other Một Cửa processes, then run again.',
  },
  migration_failed: {
    exit: 28,
    vi: 'Không nâng cấp được cơ sở dữ liệu ở bước {file} ({reason}); bước này đã được hủy trọn vẹn. Hãy sao lưu dữ liệu và báo lỗi kèm thông báo này.',
    en: 'The database could not be upgraded at step {file} ({reason}); the step was undone whole. Back up the data and report this message.',
  },
  cluster_other_version: {
    exit: 29,
    vi: 'Dữ liệu ở {folder} thuộc PostgreSQL {found}, chương trình kèm PostgreSQL {expected}. Hãy dùng đúng bản chương trình đã tạo dữ liệu, hoặc chọn --data khác.',
    en: 'The data in {folder} belongs to PostgreSQL {found}, the program brings PostgreSQL {expected}. Use the program that made the data, or another --data.',
  },
  postgres_missing: {
    exit: 30,
    vi: 'Thiếu chương trình PostgreSQL kèm theo: cần {expected}. Hãy xóa thư mục node_modules rồi chạy lại ./motcua start',
    en: 'The PostgreSQL that comes along is missing: {expected} is needed. Delete node_modules and run ./motcua start again',
  },
  postgres_failed: {
    exit: 31,
    vi: 'PostgreSQL kèm theo không khởi động được: {reason}. Hãy xem tệp postgres.log trong thư mục dữ liệu.',
    en: 'The PostgreSQL that comes along did not start: {reason}. See postgres.log in the data folder.',
  },
  no_server_user: {
    exit: 32,
    vi: 'Đang chạy bằng root mà máy không có tài khoản thường nào cho PostgreSQL. Hãy tạo tài khoản: useradd --system motcua',
    en: 'Running as root, and the machine has no ordinary account for PostgreSQL. Create one: useradd --system motcua',
  },
  store_busy: {
    exit: 33,
    vi: 'Một tiến trình khác đang mở hoặc đóng kho dữ liệu quá lâu ({file}). Hãy đợi rồi chạy lại; nếu không còn tiến trình nào, hãy xóa tệp đó.',
    en: 'Another process has been opening or closing the store for too long ({file}). Wait and run again; if no process is left, delete that file.',
  },
  already_running: {
    exit: 34,
    vi: 'Một Cửa đang chạy trên thư mục dữ liệu này tại {address} (tiến trình {pid}). Hãy mở địa chỉ đó, dừng nó bằng: kill {pid}, hoặc chọn --data khác.',
    en: 'Một Cửa already runs on this data folder at {address} (process {pid}). Open that address, stop it with: kill {pid}, or choose another --data.',
  },
  content_broken: {
    exit: 35,
    vi: 'Tệp nội dung {file} không đọc được: {reason}. Hãy sửa tệp đó (hoặc lấy lại bằng git checkout) rồi chạy lại.',
    en: 'The content file {file} cannot be read: {reason}. Mend that file (or restore it with git checkout), then run again.',
  },
  screens_broken: {
    exit: 36,
    vi: 'Không dựng được màn hình: {reason}. Hãy xem thông báo phía trên; có thể chạy lại sau khi xóa thư mục build.',
    en: 'The screens could not be built: {reason}. See the messages above; deleting the folder build and running again may help.',
  },
  demo_refused: {
    exit: 39,
    vi: 'Thư mục dữ liệu này có tài khoản thật; bản trình diễn cần một thư mục trống. Hãy chạy: ./motcua start --demo --data THƯ_MỤC_KHÁC',
    en: 'This data folder holds real accounts; a demonstration needs an empty one. Run: ./motcua start --demo --data ANOTHER_DIR',
  },
};

/** The sentences and the exit code for a fault that ended a command. */
export function describeExit(fault: unknown): { readonly exit: number; readonly lines: readonly string[] } {
  const known = fault instanceof PlatformFault ? fault : isDiskFull(fault) ? new PlatformFault('disk_full', { reason: messageOf(fault) }) : undefined;
  if (known === undefined) {
    const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    return { exit: EXIT_FAULT, lines: [`Lỗi chương trình, xin báo lại kèm dòng sau. / A defect of the program; please report it with this:`, text] };
  }
  const entry = exitCodes[known.code];
  return { exit: entry.exit, lines: [fill(entry.vi, known.details), fill(entry.en, inEnglish(known.details))] };
}

type Details = PlatformFault['details'];

function fill(sentence: string, details: Details): string {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(details[name] ?? details['folder'] ?? '?'));
}

/** A detail in words has its English beside it, as `reason` has `reasonEn`; names and numbers need none. */
function inEnglish(details: Details): Details {
  const english = Object.entries(details).filter(([name]) => name.endsWith('En'));
  return { ...details, ...Object.fromEntries(english.map(([name, words]) => [name.slice(0, -2), words])) };
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
