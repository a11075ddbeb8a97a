//! Everything the journey's page shows of a journey on a day, as one plain value that can be compared.
//! Must never hold words of one's own: nothing follows from them.

use std::ops::Deref;

use super::due::{DueLine, Events, OpenMeeting, PlannedDay, due, events, open_meetings, other_councils, planned};
use super::meeting::meetings;
use super::plans::{Plans, plans};
use super::sheet::{Sheet, sheet};
use super::{Journey, step_ref};
use crate::atlas::reflect::{AskedIn, Show, StepQuestions};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::scene::StepLink;
use crate::scene::step::capitalised;
use crate::world::World;

/// What a nation's journeys are seen by.
#[derive(Debug)]
pub struct Surroundings {
    /// The maps, the moves between them, the interface's words.
    pub world: World,
    /// The bank holidays.
    pub calendar: Calendar,
    /// The questions practice asks; without them the page does without.
    pub asking: Option<StepQuestions>,
}

impl Deref for Surroundings {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyScene {
    /// The journey, without words of one's own.
    pub journey: Journey,
    /// The day.
    pub today: Day,
    /// The events whose day can be given.
    pub events: Events,
    /// The steps planned for a day ahead.
    pub planned: Vec<PlannedDay>,
    /// The days that follow.
    pub lines: Vec<DueLine>,
    /// The meetings that set their next day themselves, where none is given.
    pub open_meetings: Vec<OpenMeeting>,
    /// The councils not chosen whose own limits are left out.
    pub other_councils: Vec<String>,
    /// The plans and what there is to choose from; none without a step where we are.
    pub plans: Option<Plans>,
    /// The questions to take along: what can be asked for at the step, those of direct work, and those of one's own.
    pub questions: Vec<String>,
    /// The meetings whose page can be had, each by its name in a file.
    pub meetings: Vec<(String, StepLink)>,
    /// The page for the file.
    pub sheet: Sheet,
}

/// What the page shows of a journey on a day.
pub fn journey_scene(around: &Surroundings, journey: &Journey, today: Day) -> JourneyScene {
    let Surroundings { world, calendar, .. } = around;
    let nation = &world.nation;
    let journey = Journey { records: Vec::new(), ..journey.clone() };
    let lines = due(world, calendar, &journey, today);
    let events = events(world, calendar, &journey, today);
    JourneyScene {
        today,
        open_meetings: open_meetings(nation, &events, &journey, today),
        events,
        plans: plans(world, &journey, &lines, today),
        planned: planned(nation, &journey, today),
        meetings: meetings(world, &lines, &journey, today),
        lines,
        other_councils: other_councils(nation, &journey),
        questions: questions(around, &journey),
        sheet: sheet(world, calendar, &journey, today),
        journey,
    }
}

fn questions(around: &Surroundings, journey: &Journey) -> Vec<String> {
    let here = journey.here.as_ref().and_then(|here| step_ref(&around.nation, here));
    let rights = here.map(|here| around.nation.step(here).rights.as_slice()).unwrap_or_default();
    let mut questions: Vec<String> = rights.iter().map(|right| capitalised(right)).collect();
    let asked = around.asking.iter().flat_map(|asking| &asking.questions);
    // What was before is asked where something was.
    let had_one = !journey.involvements().is_empty();
    let direct =
        asked.filter(|ask| ask.asked_in == AskedIn::DirectWork && (had_one || !ask.show.contains(&Show::Trail)));
    let direct = direct.map(|ask| &ask.question);
    for question in direct.chain(&journey.asks) {
        if !questions.contains(question) {
            questions.push(question.clone());
        }
    }
    questions
}
