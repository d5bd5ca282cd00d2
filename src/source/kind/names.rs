//! The kinds of what is no text: their names, and what to do with them.

use crate::setting::{Language, Told};

/// Declares the kinds, each with its name and its advice in both languages.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $zh:literal, $en:literal; $advice:ident;)+) => {
        /// What a source is that is no text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Its name in Chinese and in English, the latter with its
            /// article.
            #[must_use]
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$kind => ($zh, $en),)+ }
            }

            /// What to do with it, in Chinese and in English. `FILE` stands
            /// for its path.
            #[must_use]
            pub const fn advice(self) -> (&'static str, &'static str) {
                match self { $(Self::$kind => $advice,)+ }
            }
        }
    };
}

/// A command that writes it as text for us to read.
macro_rules! through {
    ($command:literal) => {
        (
            concat!("可转换后阅读：", $command, " | gangmu"),
            concat!("convert it: ", $command, " | gangmu"),
        )
    };
}

/// A command that writes another file.
macro_rules! first {
    ($command:literal) => {
        (
            concat!("请先转换：", $command),
            concat!("convert it first: ", $command),
        )
    };
}

/// A command that takes out what it holds.
macro_rules! unpack {
    ($command:literal) => {
        (
            concat!("请先解压：", $command),
            concat!("unpack it first: ", $command),
        )
    };
}

type Advice = (&'static str, &'static str);

/// Of documents that are read, where only text is taken.
const READ: Advice = (
    "此处只收文本，请先另存为文本",
    "only text is taken here; save it as text",
);
const RTF: Advice = through!("pandoc -f rtf -t gfm FILE");
const DJVU: Advice = through!("djvutxt FILE");
const SQLITE: Advice = through!("sqlite3 FILE .dump");
const GZIP: Advice = through!("gzip -dc FILE");
const BZIP2: Advice = through!("bzip2 -dc FILE");
const XZ: Advice = through!("xz -dc FILE");
const LZIP: Advice = through!("lzip -dc FILE");
const ZSTD: Advice = through!("zstd -dc FILE");
const LZ4: Advice = through!("lz4 -dc FILE");
const IMAGE: Advice = (
    "图片中的文字需先识别：tesseract FILE - -l chi_sim | gangmu",
    "have the text in it recognised: tesseract FILE - -l chi_sim | gangmu",
);
const SHEET: Advice = first!("soffice --headless --convert-to csv FILE");
const SLIDES: Advice = first!("soffice --headless --convert-to pdf FILE");
const MOBI: Advice = first!("ebook-convert FILE FILE.epub");
const HWP: Advice = first!("soffice --headless --convert-to odt FILE");
const UNZIP: Advice = unpack!("unzip FILE");
const UNTAR: Advice = unpack!("tar -xf FILE");
const SEVEN: Advice = unpack!("7z x FILE");
const UNRAR: Advice = unpack!("unrar x FILE");
const LOCKED: Advice = (
    "请先在原软件中去除密码",
    "take its password away in the program it was made with",
);
const EXPORT: Advice = (
    "请先在原软件中另存为文本或 PDF",
    "save it as text or PDF in the program it was made with",
);
const TRANSCRIBE: Advice = (
    "其中没有可读的文字；有字幕或文稿请打开字幕或文稿",
    "there is no text in it to read; open its subtitles or transcript if there are any",
);
const PAGE: Advice = (
    "请在浏览器中打开，另存为网页",
    "open it in a browser and save it as a page",
);
const NOTHING: Advice = ("其中没有可读的文字", "there is no text in it to read");
const UNKNOWN: Advice = (
    "如确为文本，请用 --encoding 指明编码",
    "if it is text all the same, name its encoding with --encoding",
);

kinds! {
    /// Office Open XML text.
    Docx: "Word 文档（.docx）", "a Word document (.docx)"; READ;
    /// Office Open XML spreadsheet.
    Xlsx: "Excel 表格（.xlsx）", "an Excel workbook (.xlsx)"; SHEET;
    /// Office Open XML slides.
    Pptx: "PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)"; SLIDES;
    /// Office Open XML of which no more is known.
    OfficeXml: "Office 文档", "an Office document"; EXPORT;
    /// Word up to 2003.
    Doc: "Word 97–2003 文档（.doc）", "a Word 97–2003 document (.doc)"; READ;
    /// Excel up to 2003.
    Xls: "Excel 97–2003 表格（.xls）", "an Excel 97–2003 workbook (.xls)"; SHEET;
    /// PowerPoint up to 2003.
    Ppt: "PowerPoint 97–2003 演示文稿（.ppt）", "a PowerPoint 97–2003 presentation (.ppt)"; SLIDES;
    /// An Office document behind a password.
    Locked: "加密的 Office 文档", "an encrypted Office document"; LOCKED;
    /// An e-mail of Outlook.
    Msg: "Outlook 邮件（.msg）", "an Outlook message (.msg)"; EXPORT;
    /// A drawing of Visio.
    Visio: "Visio 绘图", "a Visio drawing"; EXPORT;
    /// Hangul.
    Hwp: "Hangul 文档（.hwp）", "a Hangul document (.hwp)"; HWP;
    /// An OLE compound file of which no more is known.
    Ole: "OLE 复合文档", "an OLE compound file"; EXPORT;
    /// OpenDocument text.
    Odt: "OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"; READ;
    /// OpenDocument spreadsheet.
    Ods: "OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"; SHEET;
    /// OpenDocument slides.
    Odp: "OpenDocument 演示文稿（.odp）", "an OpenDocument presentation (.odp)"; SLIDES;
    /// Apple's Pages, Numbers and Keynote.
    Iwork: "iWork 文档", "an iWork document"; EXPORT;
    /// EPUB.
    Epub: "EPUB 电子书", "an EPUB book"; READ;
    /// A web page with its pictures, as browsers save it.
    Mhtml: "网页存档（.mhtml）", "a web archive (.mhtml)"; PAGE;
    /// Mobipocket and Kindle.
    Mobi: "Kindle 电子书（.mobi、.azw3）", "a Kindle book (.mobi, .azw3)"; MOBI;
    /// Compiled HTML help.
    Chm: "CHM 帮助文档", "a CHM help file"; SEVEN;
    /// PDF.
    Pdf: "PDF 文档（.pdf）", "a PDF document (.pdf)"; READ;
    /// The layout format of Chinese offices.
    Ofd: "OFD 版式文档（.ofd）", "an OFD document (.ofd)"; READ;
    /// The formats of CNKI.
    Caj: "CAJ 文档（知网）", "a CAJ document of CNKI"; EXPORT;
    /// DjVu.
    Djvu: "DjVu 文档", "a DjVu document"; DJVU;
    /// Rich Text Format.
    Rtf: "RTF 文档", "an RTF document"; RTF;
    /// Zip of which no more is known.
    Zip: "ZIP 压缩包", "a ZIP archive"; UNZIP;
    /// Programs in Java.
    Jar: "Java 程序包（.jar）", "a Java archive (.jar)"; UNZIP;
    /// Programs for Android.
    Apk: "安卓安装包（.apk）", "an Android package (.apk)"; UNZIP;
    /// gzip.
    Gzip: "gzip 压缩文件", "a gzip file"; GZIP;
    /// compress.
    Compress: "compress 压缩文件（.Z）", "a compress file (.Z)"; GZIP;
    /// bzip2.
    Bzip2: "bzip2 压缩文件", "a bzip2 file"; BZIP2;
    /// xz.
    Xz: "xz 压缩文件", "an xz file"; XZ;
    /// lzip.
    Lzip: "lzip 压缩文件", "an lzip file"; LZIP;
    /// Zstandard.
    Zstd: "Zstandard 压缩文件", "a Zstandard file"; ZSTD;
    /// LZ4.
    Lz4: "LZ4 压缩文件", "an LZ4 file"; LZ4;
    /// 7z.
    SevenZip: "7z 压缩包", "a 7z archive"; SEVEN;
    /// RAR.
    Rar: "RAR 压缩包", "a RAR archive"; UNRAR;
    /// Cabinet.
    Cab: "CAB 压缩包", "a cabinet archive (.cab)"; SEVEN;
    /// tar.
    Tar: "tar 归档", "a tar archive"; UNTAR;
    /// Unix archives, Debian packages among them.
    Ar: "ar 归档（.deb、.a）", "an ar archive (.deb, .a)"; SEVEN;
    /// RPM.
    Rpm: "RPM 软件包", "an RPM package"; SEVEN;
    /// Disc images.
    Iso: "光盘映像（.iso）", "a disc image (.iso)"; SEVEN;
    /// PNG.
    Png: "PNG 图片", "a PNG image"; IMAGE;
    /// JPEG.
    Jpeg: "JPEG 图片", "a JPEG image"; IMAGE;
    /// GIF.
    Gif: "GIF 图片", "a GIF image"; IMAGE;
    /// BMP.
    Bmp: "BMP 图片", "a BMP image"; IMAGE;
    /// WebP.
    Webp: "WebP 图片", "a WebP image"; IMAGE;
    /// TIFF.
    Tiff: "TIFF 图片", "a TIFF image"; IMAGE;
    /// HEIF and AVIF.
    Heif: "HEIF 图片（.heic、.avif）", "a HEIF image (.heic, .avif)"; IMAGE;
    /// JPEG 2000 and JPEG XL.
    JpegNext: "JPEG 2000 或 JPEG XL 图片", "a JPEG 2000 or JPEG XL image"; IMAGE;
    /// Icons.
    Icon: "图标", "an icon"; NOTHING;
    /// Photoshop.
    Psd: "Photoshop 图片", "a Photoshop image"; IMAGE;
    /// Sound.
    Audio: "音频", "a sound file"; TRANSCRIBE;
    /// Film.
    Video: "视频", "a video"; TRANSCRIBE;
    /// SQLite.
    Sqlite: "SQLite 数据库", "an SQLite database"; SQLITE;
    /// Other databases and tables.
    Data: "数据库或数据文件", "a database or data file"; EXPORT;
    /// Programs for Linux and the like.
    Elf: "可执行程序（ELF）", "a program (ELF)"; NOTHING;
    /// Programs for Windows.
    Exe: "Windows 程序（.exe、.dll）", "a Windows program (.exe, .dll)"; NOTHING;
    /// Programs for macOS.
    MachO: "macOS 程序", "a macOS program"; NOTHING;
    /// Compiled classes and modules.
    Compiled: "编译后的代码", "compiled code"; NOTHING;
    /// Fonts.
    Font: "字体", "a font"; NOTHING;
    /// Bytes that are no text in any encoding.
    Unknown: "未知种类的二进制数据", "binary data of an unknown kind"; UNKNOWN;
}

/// What it is, and what to do with it.
impl Told for Kind {
    fn told(&self, language: Language) -> String {
        let ((name_zh, name_en), (advice_zh, advice_en)) = (self.names(), self.advice());
        match language {
            Language::Chinese => {
                let gap = if name_zh.starts_with(|c: char| c.is_ascii()) {
                    " "
                } else {
                    ""
                };
                format!("这是{gap}{name_zh}，不是文本；{advice_zh}")
            }
            Language::English => format!("it is {name_en}, not text; {advice_en}"),
        }
    }
}
