//! In English: each page of words by its link in the menu, its title, what it holds, and its prose.

use crate::atlas::texts::TextKind;
#[cfg(not(feature = "browser"))]
use crate::words::pages::TextWords;

/// The link to a page, in the menu.
pub fn text_link(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Help => "People who can help",
        TextKind::Words => "Words",
        TextKind::Reflect => "Reflect",
        TextKind::Learn => "Learn",
        TextKind::CaseSystem => "In the case system",
        TextKind::About => "About",
    }
}

/// What this is and for whom: on the first page and on the page about it.
#[cfg(not(feature = "browser"))]
pub const ABOUT: &str = "Waymark is a map of what can happen when social work becomes involved with a child. \
    It shows where you are, what can happen next, every way it can end, and what you can ask for at each step. \
    It is for children, parents and carers, for the workers beside them, and for people who train those workers.";

/// What a page says itself, beside what it is made of.
#[cfg(not(feature = "browser"))]
pub fn text(kind: TextKind) -> TextWords {
    match kind {
        TextKind::Help => TextWords {
            title: text_link(kind),
            hint: "Most are independent of the council. Before you tell them everything, ask what they keep private.",
            sections: &[],
        },
        TextKind::Words => TextWords {
            title: "Words, and what they mean",
            hint: "The words professionals use, from A to Z. After each meaning we list the maps that use it. A word can mean something else in another nation.",
            sections: &[],
        },
        TextKind::Reflect => TextWords {
            title: "Reflect: questions to think about",
            hint: "Questions to ask with a child and family, in supervision, and when planning. At any step of any map, each question shows what answers it there, or says why nothing does.",
            sections: &[],
        },
        TextKind::Learn => TextWords {
            title: "Achieving Permanence: using the maps to teach the four modules",
            hint: "For trainers. Each learning outcome links to maps to teach it with, with the steps highlighted. The outcomes are in our own words, in the order of the course. Each scenario is a walk with a group: a room decides step by step, and compares its routes.",
            sections: &[],
        },
        TextKind::CaseSystem => TextWords {
            title: "In the case system: long-term fostering, click by click",
            hint: "For workers, from one council’s guide: every workstep in order, its form, its requests, its next actions.",
            sections: &[],
        },
        TextKind::About => TextWords {
            title: "About this site",
            hint: ABOUT,
            sections: &[
                (
                    "Why these maps for Scotland",
                    &[
                        "A chart published by CELCIS in 2017 speaks of five systems for child protection and permanence in Scotland. We could not read which five it draws. Its five maps here are our own reading, and a sixth shows how to ask for help. Each has its own people who decide, and its own outcomes. CELCIS has not checked or approved them.",
                    ],
                ),
                (
                    "What is kept about you",
                    &[
                        "Nothing you do here is sent to anyone. You need no account, and we do not count visitors. Your address bar shows the step you have reached after the # sign, and browsers never send that part of an address. The computer that sends these pages can see which map a device loaded, but never which step, question or outcome you looked at.",
                        "Where it can, this browser keeps a copy of all these pages, so that they open without a signal. The copy does not show which you read. It keeps none over http, if your device asks to save data, or if the site or a network filter holds a file back. The list below says whether there is one.",
                        "If you keep a child’s journey, its steps, dates, plans and your own words stay in this browser until you or the browser forget them. Safari forgets after 7 days without a visit, a private window when you close it, a browser inside another app at any time. To be sure, save the journey as a file. No link holds your words or dates.",
                        "If you choose a neutral tab title or case system notes, this browser remembers your choice.",
                        "Your browser keeps a history of pages. The button for leaving does not clear it. If someone may look at this device, use a private window, or clear the history afterwards.",
                    ],
                ),
                (
                    "How well everyone can use this site",
                    &[
                        "We build to level AA of the Web Content Accessibility Guidelines (WCAG) 2.2. The site meets most of them. We know that it does not meet all.",
                        "How we tried it, in November 2026: with programs, in Chromium. They applied the rules that a program can check (axe) to every kind of page, in light and dark colours and on the screen of a phone. They went through the pages by keyboard alone, with text at twice the size, in a window 320 pixels wide, with wider spaces between letters and lines, and with the device’s own colours. They read what a screen reader is told. Some of this was tried in Firefox and in WebKit, which Safari is made with. Nobody who uses a screen reader, voice control or a switch has tried it for us yet.",
                        "What does not work yet: if your browser translates a page, some names that only a screen reader says stay in English. On paper, the words in a chart are small.",
                        "If something here stops you, tell the person who gave you the link, or the people who run this site. They can ask for it to be put right.",
                    ],
                ),
            ],
        },
    }
}
