//! The model itself: from the cut to jobs, GDP and pay, step by step.

use crate::coefficient::{self, Coefficient, Values};
use crate::pack::{HeadCounts, Pack, Sector};
use crate::question::{Mix, Pace, Per, Question, Size};
use crate::range::Range;
use crate::working::{Counted, Step, Term, names};

/// A number by its name, with its source.
type Known = (&'static str, Range, Option<String>);

/// What is known while the steps are made.
pub struct Model<'a> {
    pack: &'a Pack,
    sector: &'a Sector,
    question: &'a Question,
    values: Values,
    known: Vec<Known>,
    /// The steps so far.
    pub steps: Vec<Step>,
}

/// The coefficients of one line: jobs, GDP or pay at suppliers, in households, for building and transfers.
struct Line {
    names: [&'static str; 2],
    ids: [&'static str; 2],
    indirect: Coefficient,
    induced: Coefficient,
    capital: Coefficient,
    transfers: Coefficient,
    counted: Counted,
}

use Coefficient as C;

const LINES: [Line; 3] = [
    Line {
        names: ["jobs-indirect", "jobs-induced"],
        ids: ["indirect", "induced"],
        indirect: C::Indirect,
        induced: C::Induced,
        capital: C::CapitalJobs,
        transfers: C::TransfersJobs,
        counted: Counted::Jobs,
    },
    Line {
        names: ["gdp-indirect", "gdp-induced"],
        ids: ["gdp-at-suppliers", "gdp-in-households"],
        indirect: C::GdpIndirect,
        induced: C::GdpInduced,
        capital: C::CapitalGdp,
        transfers: C::TransfersGdp,
        counted: Counted::Millions,
    },
    Line {
        names: ["pay-indirect", "pay-induced"],
        ids: ["pay-at-suppliers", "pay-in-households"],
        indirect: C::PayIndirect,
        induced: C::PayInduced,
        capital: C::CapitalPay,
        transfers: C::TransfersPay,
        counted: Counted::Millions,
    },
];

impl<'a> Model<'a> {
    /// Makes every step.
    pub fn run(pack: &'a Pack, sector: &'a Sector, question: &'a Question) -> Vec<Step> {
        let values = Values::of(pack, sector).with(&question.set);
        let mut model = Self { pack, sector, question, values, known: Vec::new(), steps: Vec::new() };
        match question.size {
            Size::Dollars { amount, unit, per, prices } => {
                model.dollars(amount * unit.millions(), per, prices);
                match &question.mix {
                    None => model.usual(),
                    Some(mix) => model.mixed(mix),
                }
            }
            Size::Positions { number } => model.positions(number),
        }
        model.together();
        model.steps
    }

    fn value(&self, coefficient: Coefficient) -> Range {
        self.values.get(coefficient)
    }

    fn know(&mut self, name: &'static str, value: Range, source: Option<&str>) {
        self.known.push((name, value, source.map(str::to_owned)));
    }

    fn term(&self, name: &str) -> Option<Term> {
        if let Some(coefficient) = Coefficient::ALL.into_iter().find(|coefficient| coefficient.tag() == name)
        {
            let yours = self.question.set.contains_key(&coefficient);
            let source = coefficient::source(self.pack, self.sector, coefficient);
            return Some(Term {
                id: coefficient.tag(),
                value: self.value(coefficient),
                source: (!yours).then(|| source.to_owned()),
                yours,
            });
        }
        if let Some((id, value, source)) = self.known.iter().find(|(id, ..)| *id == name) {
            return Some(Term { id, value: *value, source: source.clone(), yours: false });
        }
        let step = self.steps.iter().find(|step| step.id == name)?;
        Some(Term { id: step.id, value: step.result, source: None, yours: false })
    }

    fn step(
        &mut self,
        id: &'static str,
        counted: Counted,
        formula: impl Into<String>,
        result: Range,
    ) -> Range {
        let formula = formula.into();
        let terms = names(&formula).iter().filter_map(|name| self.term(name)).collect();
        self.steps.push(Step { id, counted, formula, terms, result });
        result
    }

    /// The cut of one year at full strength, in millions at the pack's prices.
    fn dollars(&mut self, millions: f64, per: Per, prices: i16) {
        let index = &self.pack.price_index;
        let (from, to) = (index.of(prices), index.of(self.pack.price_year));
        let (from, to) = (from.unwrap_or(1.0), to.unwrap_or(1.0));
        let sources = (index.source_of(prices).to_owned(), index.source_of(self.pack.price_year).to_owned());
        self.know("amount", Range::exact(millions), None);
        self.know("years", Range::exact(f64::from(self.question.years)), None);
        let years = f64::from(self.question.years.max(1));
        let (formula, yearly) = match (per, self.question.pace) {
            (Per::Year, _) => ("{amount}", millions),
            (Per::Total, Pace::Once) => ("{amount} ÷ {years}", millions / years),
            (Per::Total, Pace::Steps) => ("{amount} × 2 ÷ ({years} + 1)", millions * 2.0 / (years + 1.0)),
        };
        self.step("yearly", Counted::Millions, formula, Range::exact(yearly));
        self.know("index-from", Range::exact(from), Some(&sources.0));
        self.know("index-to", Range::exact(to), Some(&sources.1));
        let cut = Range::exact(yearly * to / from);
        self.step("cut", Counted::Millions, "{yearly} × {index-to} ÷ {index-from}", cut);
    }

    fn cut(&self) -> Range {
        self.steps.iter().find(|step| step.id == "cut").map(|step| step.result).unwrap_or_default()
    }

    /// The table as it is: what the cut consists of isn't known, so it is what the service spends on.
    fn usual(&mut self) {
        let cut = self.cut();
        let jobs = cut.times(self.value(C::Direct)).times(self.value(C::ModelDirect));
        self.step("direct", Counted::Jobs, "{cut} × {jobs-direct} × {model-direct}", jobs);
        for line in &LINES {
            if line.counted == Counted::Millions {
                self.direct_money(line, cut);
            }
            let [suppliers, households] = line.names;
            let at = cut.times(self.value(line.indirect)).times(self.value(C::ModelIndirect));
            self.step(
                line.ids[0],
                line.counted,
                format!("{{cut}} × {{{suppliers}}} × {{model-indirect}}"),
                at,
            );
            let spent = cut.times(self.value(line.induced)).times(self.value(C::ModelInduced));
            self.step(
                line.ids[1],
                line.counted,
                format!("{{cut}} × {{{households}}} × {{model-induced}}"),
                spent,
            );
        }
    }

    fn direct_money(&mut self, line: &Line, cut: Range) {
        let (id, name, coefficient) = direct_of(line);
        let formula = format!("{{cut}} × {{{name}}}");
        self.step(id, Counted::Millions, formula, cut.times(self.value(coefficient)));
    }

    /// What the cut consists of is known: each share has its own way.
    fn mixed(&mut self, mix: &Mix) {
        let cut = self.cut();
        let share = |percent: f64| Range::exact(percent / 100.0);
        for (name, percent) in mix.shares() {
            self.know(name, share(percent), None);
        }
        let (payroll, purchases) = (share(mix.payroll), share(mix.purchases));
        let (capital, transfers) = (share(mix.capital), share(mix.transfers));
        let (pay, supplier_pay) = (self.value(C::PayDirect), self.value(C::PayIndirect));
        let bought = self.value(C::GdpDirect).rest_of(1.0);
        let jobs =
            cut.times(payroll).times(self.value(C::Direct)).over(pay).times(self.value(C::ModelDirect));
        let formula = "{cut} × {payroll} × {jobs-direct} ÷ {pay-direct} × {model-direct}";
        self.step("direct", Counted::Jobs, formula, jobs);
        for line in &LINES {
            let (cap, tra) = (line.capital.tag(), line.transfers.tag());
            match line.ids[0] {
                "gdp-at-suppliers" => {
                    let gdp = cut.times(payroll.plus(share(mix.wear)));
                    self.step("gdp-in-service", Counted::Millions, "{cut} × ({payroll} + {wear})", gdp);
                }
                "pay-at-suppliers" => {
                    self.step("pay-in-service", Counted::Millions, "{cut} × {payroll}", cut.times(payroll));
                }
                _ => {}
            }
            let [suppliers, households] = line.names;
            let at =
                purchases.times(self.value(line.indirect)).over(bought).times(self.value(C::ModelIndirect));
            let at = cut.times(at.plus(capital.times(self.value(line.capital))));
            let formula = format!(
                "{{cut}} × ({{purchases}} × {{{suppliers}}} ÷ (1 − {{gdp-direct}}) × {{model-indirect}} + {{capital}} × {{{cap}}})"
            );
            self.step(line.ids[0], line.counted, formula, at);
            let induced = self.value(line.induced);
            // Pay of the service and pay at suppliers apart: so each is monotone in every coefficient.
            let none = Range::exact(0.0);
            let own = payroll.times(induced).over(pay.plus(supplier_pay));
            let theirs = purchases.times(induced).over(bought).times(supplier_pay.share_beside(pay, none));
            let spent = own.plus(theirs).times(self.value(C::ModelInduced));
            let spent = cut.times(spent.plus(transfers.times(self.value(line.transfers))));
            let formula = format!(
                "{{cut}} × (({{payroll}} + {{purchases}} × {{pay-indirect}} ÷ (1 − {{gdp-direct}})) × {{{households}}} ÷ ({{pay-direct}} + {{pay-indirect}}) × {{model-induced}} + {{transfers}} × {{{tra}}})"
            );
            self.step(line.ids[1], line.counted, formula, spent);
        }
    }

    /// An announced number of positions: their pay, and a part of what they used.
    fn positions(&mut self, number: f64) {
        self.know("positions", Range::exact(number), None);
        let number = Range::exact(number);
        let (jobs, pay, supplier_pay) =
            (self.value(C::Direct), self.value(C::PayDirect), self.value(C::PayIndirect));
        let pay_only = self.sector.head_counts == HeadCounts::PayOnly;
        let follow = if pay_only { Range::exact(0.0) } else { self.value(C::Follow) };
        let payroll = number.times(pay).over(jobs);
        self.step("direct", Counted::Jobs, "{positions}", number);
        self.step("payroll-cut", Counted::Millions, "{positions} × {pay-direct} ÷ {jobs-direct}", payroll);
        for line in &LINES {
            match line.ids[0] {
                "gdp-at-suppliers" => {
                    self.step("gdp-in-service", Counted::Millions, "{payroll-cut}", payroll);
                }
                "pay-at-suppliers" => {
                    self.step("pay-in-service", Counted::Millions, "{payroll-cut}", payroll);
                }
                _ => {}
            }
            let [suppliers, households] = line.names;
            let per_job = number.times(self.value(line.indirect)).over(jobs);
            let at = per_job.times(follow).times(self.value(C::ModelIndirect));
            let formula = match pay_only {
                true => "0".to_owned(),
                false => format!(
                    "{{positions}} × {{{suppliers}}} ÷ {{jobs-direct}} × {{follow}} × {{model-indirect}}"
                ),
            };
            self.step(line.ids[0], line.counted, formula, at);
            let spent = number.times(self.value(line.induced)).over(jobs);
            let spent =
                spent.times(pay.share_beside(supplier_pay, follow)).times(self.value(C::ModelInduced));
            let lost = if pay_only { "{pay-direct}" } else { "({pay-direct} + {follow} × {pay-indirect})" };
            let formula = format!(
                "{{positions}} × {{{households}}} ÷ {{jobs-direct}} × {lost} ÷ ({{pay-direct}} + {{pay-indirect}}) × {{model-induced}}"
            );
            self.step(line.ids[1], line.counted, formula, spent);
        }
    }

    /// The sums, and what they mean for the place.
    fn together(&mut self) {
        let of = |steps: &[Step], id: &str| {
            steps.iter().find(|step| step.id == id).map(|step| step.result).unwrap_or_default()
        };
        let sum = |steps: &[Step], ids: [&str; 3]| {
            ids.into_iter().map(|id| of(steps, id)).fold(Range::default(), Range::plus)
        };
        let jobs = sum(&self.steps, ["direct", "indirect", "induced"]);
        self.step("total", Counted::Jobs, "{direct} + {indirect} + {induced}", jobs);
        let gdp = sum(&self.steps, ["gdp-in-service", "gdp-at-suppliers", "gdp-in-households"]);
        let formula = "{gdp-in-service} + {gdp-at-suppliers} + {gdp-in-households}";
        self.step("gdp", Counted::Millions, formula, gdp);
        let pay = sum(&self.steps, ["pay-in-service", "pay-at-suppliers", "pay-in-households"]);
        let formula = "{pay-in-service} + {pay-at-suppliers} + {pay-in-households}";
        self.step("pay", Counted::Millions, formula, pay);
        let employment = &self.pack.employment;
        let (thousands, source) = (employment.thousands, employment.source.clone());
        self.know("employed", Range::exact(thousands), Some(&source));
        self.step("per-thousand", Counted::Plain, "{total} ÷ {employed}", jobs.by(1.0 / thousands));
        if let Some(districts) = &self.pack.districts {
            let number = f64::from(districts.number);
            let source = districts.source.clone();
            self.know("districts", Range::exact(number), Some(&source));
            self.step("per-district", Counted::Jobs, "{total} ÷ {districts}", jobs.by(1.0 / number));
        }
    }
}

fn direct_of(line: &Line) -> (&'static str, &'static str, Coefficient) {
    match line.induced {
        C::GdpInduced => ("gdp-in-service", "gdp-direct", C::GdpDirect),
        _ => ("pay-in-service", "pay-direct", C::PayDirect),
    }
}
