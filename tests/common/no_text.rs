//! Files that are no text, written byte by byte: small, but made as the real
//! ones are.

/// A file that is no text.
pub(crate) struct NoText {
    /// What it is usually called.
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    /// What it is called when it is refused.
    pub(crate) told: &'static str,
    /// A part of what is to be done with it.
    pub(crate) advice: &'static str,
}

/// A member of a zip file, as it is: a header, then the bytes.
fn member(name: &str, content: &[u8]) -> Vec<u8> {
    let size = (content.len() as u32).to_le_bytes();
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0".to_vec();
    bytes.extend([0; 4]);
    bytes.extend(size.iter().chain(&size));
    bytes.extend((name.len() as u16).to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(name.as_bytes());
    bytes.extend(content);
    bytes
}

/// A zip file of these members, with its list at the end.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let (at, size) = (bytes.len() as u32, (content.len() as u32).to_le_bytes());
        bytes.extend(member(name, content));
        list.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        list.extend(size.iter().chain(&size));
        list.extend((name.len() as u16).to_le_bytes());
        list.extend([0; 12]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (at, count) = (bytes.len() as u32, (members.len() as u16).to_le_bytes());
    let length = (list.len() as u32).to_le_bytes();
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.iter().chain(&count));
    bytes.extend(length.iter().chain(&at.to_le_bytes()));
    bytes.extend([0, 0]);
    bytes
}

/// An OLE compound file with these streams: a header, the table of sectors,
/// the folder.
fn ole(streams: &[&str]) -> Vec<u8> {
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[24..34].copy_from_slice(b"\x3E\0\x03\0\xFE\xFF\x09\0\x06\0");
    header[44] = 1;
    header[48] = 1;
    header[76..].fill(0xFF);
    header[76..80].fill(0);
    let folders = streams.len() / 4 + 1;
    let mut table = vec![0xFF; 512];
    table[..4].copy_from_slice(b"\xFD\xFF\xFF\xFF");
    for sector in 1..=folders {
        let next = if sector < folders {
            sector as u32 + 1
        } else {
            0xFFFF_FFFE
        };
        table[sector * 4..sector * 4 + 4].copy_from_slice(&next.to_le_bytes());
    }
    let mut folder = vec![0; folders * 512];
    for (entry, name) in ["Root Entry"].iter().chain(streams).enumerate() {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        folder[entry * 128..entry * 128 + units.len()].copy_from_slice(&units);
        folder[entry * 128 + 64] = units.len() as u8 + 2;
    }
    [header, table, folder].concat()
}

fn tar() -> Vec<u8> {
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(
        "报告"
            .as_bytes()
            .iter()
            .chain(b".t")
            .copied()
            .collect::<Vec<_>>()
            .as_slice(),
    );
    header[100..107].copy_from_slice(b"0000644");
    header[124..135].copy_from_slice(b"00000000006");
    header[156] = b'0';
    header[257..263].copy_from_slice(b"ustar\0");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum::<u32>() + 8 * 32;
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut bytes = header;
    bytes.extend("改革".as_bytes());
    bytes.resize(2048, 0);
    bytes
}

/// Bytes that look random, after a beginning.
fn after(beginning: &[u8]) -> Vec<u8> {
    let mut dice = super::Dice(beginning.len() as u64);
    let mut bytes = beginning.to_vec();
    bytes.extend((0..900).map(|_| dice.below(256) as u8));
    bytes
}

/// The text that each of them would have, were it read.
const TEXT: &str = "<p>全面深化改革</p>";

/// One of each of the kinds that come in.
pub(crate) fn all() -> Vec<NoText> {
    let text = TEXT.as_bytes();
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let odf = |kind: &str| {
        let kind = format!("application/vnd.oasis.opendocument.{kind}");
        zip(&[("mimetype", kind.as_bytes()), ("content.xml", text)])
    };
    let far = vec![b'x'; 100_000];
    let mut mobi = vec![0; 60];
    mobi[..6].copy_from_slice(b"novel\0");
    mobi.extend(b"BOOKMOBI\0\0\0\x02");
    let mut exe = vec![0; 0x60];
    exe[..2].copy_from_slice(b"MZ");
    exe[0x3C] = 0x60;
    exe.extend(b"PE\0\0\x64\x86");
    let mut bmp = b"BM".to_vec();
    bmp.extend(b"\x9A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0");
    bmp.extend([0x7F; 100]);
    let rows: [(&'static str, Vec<u8>, &'static str, &'static str); 38] = [
        // A picture comes before the text, so that only the list tells.
        (
            "图表.xlsx",
            zip(&[
                types,
                ("docProps/thumbnail.jpeg", &far),
                ("xl/workbook.xml", text),
            ]),
            "an Excel workbook",
            "soffice",
        ),
        (
            "表.xlsx",
            zip(&[types, ("xl/workbook.xml", text)]),
            "an Excel workbook",
            "soffice",
        ),
        (
            "讲稿.pptx",
            zip(&[types, ("ppt/presentation.xml", text)]),
            "a PowerPoint presentation",
            "soffice",
        ),
        (
            "旧.xls",
            ole(&["Workbook"]),
            "an Excel 97–2003 workbook",
            "soffice",
        ),
        (
            "旧.ppt",
            ole(&["Current User", "Pictures", "a", "b", "PowerPoint Document"]),
            "a PowerPoint 97–2003 presentation",
            "soffice",
        ),
        (
            "密.docx",
            ole(&["EncryptionInfo", "EncryptedPackage"]),
            "an encrypted Office document",
            "password",
        ),
        (
            "邮件.msg",
            ole(&["__properties_version1.0"]),
            "an Outlook message",
            "save it",
        ),
        (
            "表.ods",
            odf("spreadsheet"),
            "an OpenDocument spreadsheet",
            "soffice",
        ),
        (
            "文.pages",
            zip(&[("Index/Document.iwa", text)]),
            "an iWork document",
            "save it",
        ),
        ("空.zip", zip(&[]), "a ZIP archive", "unzip"),
        (
            "包.jar",
            zip(&[("META-INF/MANIFEST.MF", text)]),
            "a Java archive",
            "unzip",
        ),
        ("书.mobi", mobi, "a Kindle book", "ebook-convert"),
        (
            "帮助.chm",
            after(b"ITSF\x03\0\0\0"),
            "a CHM help file",
            "7z",
        ),
        ("论文.caj", after(b"CAJ\0"), "a CAJ document", "save it"),
        (
            "文.rtf",
            b"{\\rtf1\\ansi\\ansicpg936 \\'b8\\'c4\\'b8\\'ef\\par}".to_vec(),
            "an RTF document",
            "pandoc",
        ),
        ("文.bz2", after(b"BZh91AY&SY"), "a bzip2 file", "bzip2 -dc"),
        ("文.xz", after(b"\xFD7zXZ\0\0\x04"), "an xz file", "xz -dc"),
        (
            "文.zst",
            after(b"\x28\xB5\x2F\xFD\x04\0"),
            "a Zstandard file",
            "zstd -dc",
        ),
        (
            "包.7z",
            after(b"7z\xBC\xAF\x27\x1C\0\x04"),
            "a 7z archive",
            "7z x",
        ),
        (
            "包.rar",
            after(b"Rar!\x1A\x07\x01\0"),
            "a RAR archive",
            "unrar",
        ),
        ("包.tar", tar(), "a tar archive", "tar -xf"),
        (
            "图.png",
            after(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
            "a PNG image",
            "tesseract",
        ),
        (
            "图.jpg",
            after(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0"),
            "a JPEG image",
            "tesseract",
        ),
        (
            "图.gif",
            after(b"GIF89a\x10\0\x10\0"),
            "a GIF image",
            "tesseract",
        ),
        ("图.bmp", bmp, "a BMP image", "tesseract"),
        (
            "图.webp",
            after(b"RIFF\x24\0\0\0WEBPVP8 "),
            "a WebP image",
            "tesseract",
        ),
        (
            "图.tif",
            after(b"II*\0\x08\0\0\0"),
            "a TIFF image",
            "tesseract",
        ),
        (
            "图.heic",
            after(b"\0\0\0\x18ftypheic\0\0\0\0"),
            "a HEIF image",
            "tesseract",
        ),
        (
            "歌.mp3",
            after(b"ID3\x04\0\0\0\0\0\x23TIT2"),
            "a sound file",
            "no text",
        ),
        (
            "歌.wav",
            after(b"RIFF\x24\0\0\0WAVEfmt "),
            "a sound file",
            "no text",
        ),
        (
            "片.mp4",
            after(b"\0\0\0\x18ftypmp42\0\0\0\0"),
            "a video",
            "no text",
        ),
        (
            "片.mkv",
            after(b"\x1A\x45\xDF\xA3\x01\0\0\0"),
            "a video",
            "no text",
        ),
        (
            "库.db",
            after(b"SQLite format 3\0\x10\0\x01\x01"),
            "an SQLite database",
            "sqlite3",
        ),
        (
            "程序",
            after(b"\x7FELF\x02\x01\x01\0"),
            "a program (ELF)",
            "no text",
        ),
        ("程序.exe", exe, "a Windows program", "no text"),
        (
            "字.ttf",
            after(b"\0\x01\0\0\0\x0F\0\x80"),
            "a font",
            "no text",
        ),
        (
            "未知.bin",
            after(b"\x93\xB5\x11"),
            "binary data of an unknown kind",
            "--encoding",
        ),
        (
            "零.dat",
            vec![0; 5000],
            "binary data of an unknown kind",
            "--encoding",
        ),
    ];
    let file = |(name, bytes, told, advice)| NoText {
        name,
        bytes,
        told,
        advice,
    };
    rows.into_iter().map(file).collect()
}
