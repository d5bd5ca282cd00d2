//! What commands of LaTeX stand for.

/// What a symbol is for its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing stands before.
    Start,
    /// A digit.
    Number,
    /// A letter or what is like one.
    Letter,
    /// An upright letter: of a unit or word.
    Upright,
    /// Words in a formula.
    Words,
    /// The name of a function.
    Function,
    /// A sum or an integral, with its bounds.
    Large,
    /// A sign between two terms, apart from both.
    Binary,
    /// A sign between two terms, close to both.
    Close,
    /// A comparison or an arrow.
    Relation,
    /// A comma or semicolon.
    Mark,
    /// An opening bracket.
    Opening,
    /// A closing bracket, or what else belongs to what stands before it.
    Closing,
}

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is a symbol.
    Symbol(&'static str, Class),
    /// It is the name of a function, which is shown.
    Function,
    /// It is white space.
    Space,
    /// It sets its argument or what follows in a way that says nothing.
    Nothing,
    /// It sets the size or kind of a bracket, which stands behind it; a full
    /// stop there is none.
    Bracket,
    /// Its argument is upright.
    Upright,
    /// All that follows in the group is upright.
    UprightOn,
    /// Its argument is text.
    Text,
    /// What stands in braces behind is for the typesetter.
    Setting,
    /// Of two arguments, one over the other.
    Fraction,
    /// Two arguments of which n over k is made.
    Binomial,
    /// An optional and an argument under a root.
    Root,
    /// The argument bears a mark.
    Accent(char),
    /// The argument stands in a circle.
    Circled,
    /// Two arguments, the first above or below the second.
    Stacked,
    /// The number of the formula.
    Tag,
    Begin,
    End,
}

/// The meaning of a command, without its backslash. None for one that is not
/// known. Logarithmic.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    use Meaning::{
        Accent, Begin, Binomial, Bracket, Circled, End, Fraction, Function, Nothing, Root, Setting,
        Space, Stacked, Tag, Text, Upright, UprightOn,
    };
    if let Ok(at) = SYMBOLS.binary_search_by_key(&name, |&(known, _, _)| known) {
        return SYMBOLS
            .get(at)
            .map(|&(_, symbol, class)| Meaning::Symbol(symbol, class));
    }
    Some(match name {
        "arccos" | "arcsin" | "arctan" | "arg" | "argmax" | "argmin" | "cos" | "cosh" | "cot"
        | "csc" | "deg" | "det" | "dim" | "exp" | "gcd" | "hom" | "inf" | "ker" | "lg" | "lim"
        | "liminf" | "limsup" | "ln" | "log" | "max" | "min" | "sec" | "sin" | "sinh" | "sup"
        | "tan" | "tanh" | "Pr" => Function,
        " " | "," | ":" | ";" | ">" | "quad" | "qquad" | "enspace" | "enskip" | "thinspace"
        | "medspace" | "thickspace" | "space" | "nobreakspace" => Space,
        "!"
        | "/"
        | "@"
        | "boldsymbol"
        | "mathbf"
        | "mathit"
        | "mathbb"
        | "mathcal"
        | "mathfrak"
        | "mathscr"
        | "mathnormal"
        | "bm"
        | "pmb"
        | "bf"
        | "it"
        | "cal"
        | "sl"
        | "tt"
        | "sc"
        | "frak"
        | "displaystyle"
        | "textstyle"
        | "scriptstyle"
        | "scriptscriptstyle"
        | "limits"
        | "nolimits"
        | "mathop"
        | "mathbin"
        | "mathrel"
        | "mathord"
        | "mathopen"
        | "mathclose"
        | "mathpunct"
        | "mathinner"
        | "underbrace"
        | "overbrace"
        | "ensuremath"
        | "boxed"
        | "fbox"
        | "nonumber"
        | "notag"
        | "hfill"
        | "hline"
        | "small"
        | "large"
        | "Large"
        | "normalsize"
        | "tiny"
        | "footnotesize"
        | "negthinspace"
        | "smash"
        | "strut"
        | "null"
        | "protect"
        | "underline"
        | "overline"
        | "widehat"
        | "widetilde"
        | "cancel"
        | "relax"
        | "rule"
        | "operatornamewithlimits"
        | "left@"
        | "unicode" => Nothing,
        "left" | "right" | "middle" | "big" | "Big" | "bigg" | "Bigg" | "bigl" | "bigr"
        | "Bigl" | "Bigr" | "biggl" | "biggr" | "Biggl" | "Biggr" | "bigm" | "Bigm" => Bracket,
        "mathrm" | "mathsf" | "mathtt" | "operatorname" | "mathup" | "unit" | "si" | "mathds" => {
            Upright
        }
        "rm" | "sf" => UprightOn,
        "text" | "textrm" | "textnormal" | "textsf" | "texttt" | "textup" | "textit" | "textbf"
        | "mbox" | "hbox" | "emph" => Text,
        "label" | "color" | "vspace" | "hspace" | "phantom" | "hphantom" | "vphantom"
        | "textcolor" | "style" | "class" | "cssId" | "fontsize" | "ref" | "eqref" => Setting,
        "frac" | "dfrac" | "tfrac" | "cfrac" | "nicefrac" | "sfrac" => Fraction,
        "binom" | "dbinom" | "tbinom" => Binomial,
        "sqrt" => Root,
        "hat" => Accent('\u{302}'),
        "bar" => Accent('\u{304}'),
        "tilde" => Accent('\u{303}'),
        "vec" => Accent('\u{20D7}'),
        "dot" => Accent('\u{307}'),
        "ddot" => Accent('\u{308}'),
        "check" => Accent('\u{30C}'),
        "acute" => Accent('\u{301}'),
        "grave" => Accent('\u{300}'),
        "breve" => Accent('\u{306}'),
        "mathring" => Accent('\u{30A}'),
        "circled" | "textcircled" | "Circled" => Circled,
        "overset" | "underset" | "stackrel" => Stacked,
        "tag" => Tag,
        "begin" => Begin,
        "end" => End,
        _ => return None,
    })
}

/// Brackets around the rows of an environment; none for one whose rows are
/// lines of their own.
pub(super) fn brackets(environment: &str) -> (&'static str, &'static str) {
    match environment.trim().trim_end_matches('*') {
        "array" | "matrix" | "bmatrix" | "smallmatrix" | "tabular" => ("[", "]"),
        "pmatrix" => ("(", ")"),
        "Bmatrix" => ("{", "}"),
        "vmatrix" => ("|", "|"),
        "Vmatrix" => ("‖", "‖"),
        "cases" | "dcases" => ("{", ""),
        _ => ("", ""),
    }
}

/// Whether an environment is a table of cells, which are apart by commas.
pub(super) fn has_cells(environment: &str) -> bool {
    !brackets(environment).0.is_empty()
}

/// The symbols, in the order of their names.
const SYMBOLS: &[(&str, &str, Class)] = {
    use Class::{Binary, Close, Closing, Large, Letter, Mark, Opening, Relation};
    &[
        ("#", "#", Letter),
        ("$", "$", Letter),
        ("%", "%", Closing),
        ("&", "&", Letter),
        ("Delta", "Δ", Letter),
        ("Gamma", "Γ", Letter),
        ("Lambda", "Λ", Letter),
        ("Leftarrow", "⇐", Relation),
        ("Leftrightarrow", "⇔", Relation),
        ("Longrightarrow", "⟹", Relation),
        ("Omega", "Ω", Letter),
        ("Phi", "Φ", Letter),
        ("Pi", "Π", Letter),
        ("Psi", "Ψ", Letter),
        ("Rightarrow", "⇒", Relation),
        ("Sigma", "Σ", Letter),
        ("Theta", "Θ", Letter),
        ("Upsilon", "Υ", Letter),
        ("Vert", "‖", Close),
        ("Xi", "Ξ", Letter),
        ("_", "_", Letter),
        ("aleph", "ℵ", Letter),
        ("alpha", "α", Letter),
        ("angle", "∠", Letter),
        ("approx", "≈", Relation),
        ("ast", "*", Close),
        ("backslash", "\\", Close),
        ("because", "∵", Relation),
        ("beta", "β", Letter),
        ("bigcap", "⋂", Large),
        ("bigcup", "⋃", Large),
        ("bullet", "•", Close),
        ("cap", "∩", Binary),
        ("cdot", "·", Close),
        ("cdots", "⋯", Letter),
        ("celsius", "℃", Closing),
        ("checkmark", "✓", Letter),
        ("chi", "χ", Letter),
        ("circ", "°", Closing),
        ("colon", ":", Close),
        ("cong", "≅", Relation),
        ("cup", "∪", Binary),
        ("dagger", "†", Closing),
        ("degree", "°", Closing),
        ("delta", "δ", Letter),
        ("div", "÷", Close),
        ("dots", "…", Letter),
        ("dotsb", "…", Letter),
        ("dotsc", "…", Letter),
        ("downarrow", "↓", Closing),
        ("ell", "ℓ", Letter),
        ("emptyset", "∅", Letter),
        ("epsilon", "ϵ", Letter),
        ("equiv", "≡", Relation),
        ("eta", "η", Letter),
        ("exists", "∃", Letter),
        ("forall", "∀", Letter),
        ("gamma", "γ", Letter),
        ("ge", "≥", Relation),
        ("geq", "≥", Relation),
        ("geqq", "≥", Relation),
        ("geqslant", "≥", Relation),
        ("gets", "←", Relation),
        ("gg", "≫", Relation),
        ("gt", ">", Relation),
        ("gtrsim", "≳", Relation),
        ("hbar", "ℏ", Letter),
        ("iff", "⇔", Relation),
        ("iint", "∬", Large),
        ("imath", "ı", Letter),
        ("in", "∈", Relation),
        ("infty", "∞", Letter),
        ("int", "∫", Large),
        ("iota", "ι", Letter),
        ("jmath", "ȷ", Letter),
        ("kappa", "κ", Letter),
        ("lambda", "λ", Letter),
        ("land", "∧", Binary),
        ("langle", "⟨", Opening),
        ("lbrace", "{", Opening),
        ("lbrack", "[", Opening),
        ("lceil", "⌈", Opening),
        ("ldots", "…", Letter),
        ("le", "≤", Relation),
        ("leftarrow", "←", Relation),
        ("leftrightarrow", "↔", Relation),
        ("leq", "≤", Relation),
        ("leqq", "≤", Relation),
        ("leqslant", "≤", Relation),
        ("lesssim", "≲", Relation),
        ("lfloor", "⌊", Opening),
        ("ll", "≪", Relation),
        ("longrightarrow", "⟶", Relation),
        ("lor", "∨", Binary),
        ("lt", "<", Relation),
        ("lvert", "|", Opening),
        ("mapsto", "↦", Relation),
        ("mid", "|", Close),
        ("mp", "∓", Close),
        ("mu", "μ", Letter),
        ("nabla", "∇", Letter),
        ("ne", "≠", Relation),
        ("neg", "¬", Letter),
        ("neq", "≠", Relation),
        ("ni", "∋", Relation),
        ("notin", "∉", Relation),
        ("nu", "ν", Letter),
        ("odot", "⊙", Binary),
        ("oint", "∮", Large),
        ("omega", "ω", Letter),
        ("oplus", "⊕", Binary),
        ("otimes", "⊗", Binary),
        ("parallel", "‖", Close),
        ("partial", "∂", Letter),
        ("permil", "‰", Closing),
        ("perp", "⊥", Relation),
        ("phi", "φ", Letter),
        ("pi", "π", Letter),
        ("pm", "±", Close),
        ("prime", "′", Closing),
        ("prod", "∏", Large),
        ("propto", "∝", Relation),
        ("psi", "ψ", Letter),
        ("rangle", "⟩", Closing),
        ("rbrace", "}", Closing),
        ("rbrack", "]", Closing),
        ("rceil", "⌉", Closing),
        ("rfloor", "⌋", Closing),
        ("rho", "ρ", Letter),
        ("rightarrow", "→", Relation),
        ("rightleftharpoons", "⇌", Relation),
        ("rvert", "|", Closing),
        ("semicolon", ";", Mark),
        ("setminus", "∖", Binary),
        ("sharp", "♯", Closing),
        ("sigma", "σ", Letter),
        ("sim", "~", Close),
        ("simeq", "≃", Relation),
        ("star", "⋆", Close),
        ("subset", "⊂", Relation),
        ("subseteq", "⊆", Relation),
        ("sum", "∑", Large),
        ("supset", "⊃", Relation),
        ("supseteq", "⊇", Relation),
        ("tau", "τ", Letter),
        ("textdegree", "°", Closing),
        ("textperthousand", "‰", Closing),
        ("therefore", "∴", Relation),
        ("theta", "θ", Letter),
        ("times", "×", Close),
        ("to", "→", Relation),
        ("triangle", "△", Letter),
        ("uparrow", "↑", Closing),
        ("upsilon", "υ", Letter),
        ("varepsilon", "ε", Letter),
        ("varnothing", "∅", Letter),
        ("varphi", "φ", Letter),
        ("varpi", "ϖ", Letter),
        ("varrho", "ϱ", Letter),
        ("varsigma", "ς", Letter),
        ("vartheta", "ϑ", Letter),
        ("vdots", "⋮", Letter),
        ("vee", "∨", Binary),
        ("vert", "|", Close),
        ("wedge", "∧", Binary),
        ("xi", "ξ", Letter),
        ("yen", "¥", Opening),
        ("zeta", "ζ", Letter),
        ("{", "{", Opening),
        ("|", "‖", Close),
        ("}", "}", Closing),
    ]
};

#[cfg(test)]
mod tests {
    use super::SYMBOLS;

    #[test]
    fn symbols_are_in_order() {
        assert!(SYMBOLS.is_sorted_by_key(|&(name, _, _)| name));
    }
}
