//! Whether the text of a book is encrypted. Fonts that are only disguised, as
//! books may do, are no matter.

use super::super::package::{Fault, Package, resolve};
use super::opf::Opf;
use super::told::text;
use crate::formats::package::xml::{Event, Xml};
use crate::text::percent;

const ENCRYPTION: &str = "META-INF/encryption.xml";

/// The ways to disguise a font.
const DISGUISES: [&str; 2] = [
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// Fails where a chapter or the contents of the book are encrypted.
pub(super) fn check(package: &Package<'_>, opf: &Opf) -> Result<(), Fault> {
    let Some(part) = package.part(ENCRYPTION)? else {
        return Ok(());
    };
    let needed = opf.chapters.iter().chain(&opf.navigation).chain(&opf.ncx);
    let needed: std::collections::HashSet<&String> = needed.collect();
    let mut xml = Xml::of_text(ENCRYPTION, text(part)?);
    let mut disguised = false;
    loop {
        match xml.next()? {
            Event::Open(tag) => match tag.local() {
                "EncryptedData" => disguised = false,
                "EncryptionMethod" => {
                    let way = tag.attribute("Algorithm").unwrap_or_default();
                    disguised = DISGUISES.contains(&way.as_str());
                }
                "CipherReference" if !disguised => {
                    let name = tag.attribute("URI").unwrap_or_default();
                    let name = resolve("", &percent::decoded(&name));
                    if name.is_some_and(|name| needed.contains(&name)) {
                        return Err(Fault::Protected);
                    }
                }
                _ => {}
            },
            Event::End => return Ok(()),
            _ => {}
        }
    }
}
