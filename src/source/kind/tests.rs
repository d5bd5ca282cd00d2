//! What is taken for text, and what is not, by bytes alone. Whole files of
//! every kind are made in the tests of the program.

use super::*;

fn kind(bytes: &[u8]) -> Option<Kind> {
    let at = |at: u64, length: usize| {
        let rest = bytes.get(at as usize..).unwrap_or_default();
        rest.get(..length).unwrap_or(rest).to_vec()
    };
    recognise(&Sample {
        head: bytes.get(..HEAD).unwrap_or(bytes),
        size: Some(bytes.len() as u64),
        at: &at,
    })
}

#[test]
fn a_text_may_begin_with_any_word() {
    for text in [
        "BM 是位图的开头。",
        "PK 赛的规则如下：",
        "GIF89a 是一种图片格式的标识。",
        "ID3 标签写在歌曲的前面。",
        "RIFF 与 WAVE 的说明。",
        "MZ 是程序的开头，见第六十节，此处列出它的各个字段，其长度都以字节计。",
        "OTTO 的故事",
        "%PDF-1.7 是 PDF 的开头",
        "%PDF-1.7\n这一行是 PDF 的开头。\n",
        "BZh91 不是压缩文件",
        "Rar! 是怎么来的",
        "{\\rtf 是 RTF 的开头",
        "!<arch>\n是归档的开头",
        "SQLite format 3 的说明",
        "#!AMR 的说明",
        "FORM 表格",
        "KDH 与 CAJ 的区别",
        "0000644 是权限",
    ] {
        assert_eq!(kind(text.as_bytes()), None, "{text}");
    }
    assert_eq!(kind(b""), None);
}

#[test]
fn the_beginning_of_a_zip_file_has_to_do_where_its_end_is_lost() {
    let member = |name: &str, content: &str| {
        let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.bytes().chain(content.bytes()));
        bytes
    };
    let types = member("[Content_Types].xml", "<Types/>");
    let word = member("word/document.xml", "<w:document>");
    assert_eq!(kind(&[types.clone(), word].concat()), Some(Kind::Docx));
    assert_eq!(kind(&types), Some(Kind::OfficeXml));
    assert_eq!(kind(&member("a.txt", "甲")), Some(Kind::Zip));
    assert_eq!(kind(&member("OFD.xml", "<OFD/>")), Some(Kind::Ofd));
    let book = member("mimetype", "application/epub+zip");
    assert_eq!(kind(&book), Some(Kind::Epub));
    assert_eq!(kind(b"PK\x03\x04"), Some(Kind::Zip));
}

#[test]
fn a_damaged_compound_file_is_one() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    assert_eq!(kind(&bytes), Some(Kind::Ole));
    bytes.extend([0xFF; 600]);
    assert_eq!(kind(&bytes), Some(Kind::Ole));
}

#[test]
fn an_old_tar_has_only_its_checksum() {
    let mut header = [0u8; 512];
    header[..5].copy_from_slice(b"a.txt");
    header[100..107].copy_from_slice(b"0000644");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum::<u32>() + 8 * 32;
    header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    header[155] = b' ';
    assert_eq!(kind(&header), Some(Kind::Tar));
    header[0] = b'b';
    assert_eq!(kind(&header), None);
}

#[test]
fn every_kind_is_named_and_has_advice_in_both_languages() {
    for kind in Kind::ALL {
        let (zh, en) = kind.names();
        assert!(
            !zh.is_ascii() && en.is_ascii() || en.contains('–'),
            "{kind:?}"
        );
        assert!(en.starts_with("a") || en.ends_with("code") || en.starts_with("binary"));
        let (zh, en) = kind.advice();
        assert!(!zh.is_ascii() && en.is_ascii(), "{kind:?}");
    }
}
