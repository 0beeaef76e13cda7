//! The coefficients by name: what the pack says of each for a service, or what the person set in its place.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::pack::{Multipliers, Pack, Sector};
use crate::range::Range;

/// A coefficient that can be argued with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coefficient {
    /// Jobs in the service per million.
    Direct,
    /// Jobs at its suppliers per million.
    Indirect,
    /// Jobs from what households buy, per million.
    Induced,
    /// GDP in the service per dollar.
    GdpDirect,
    /// GDP at its suppliers per dollar.
    GdpIndirect,
    /// GDP from what households buy, per dollar.
    GdpInduced,
    /// Pay in the service per dollar.
    PayDirect,
    /// Pay at its suppliers per dollar.
    PayIndirect,
    /// Pay where households buy, per dollar.
    PayInduced,
    /// How far jobs in the service may lie from the model.
    ModelDirect,
    /// The same of suppliers.
    ModelIndirect,
    /// The same of what households buy.
    ModelInduced,
    /// How much of what positions used goes with them.
    Follow,
    /// Jobs per million of transfers.
    TransfersJobs,
    /// GDP per dollar of transfers.
    TransfersGdp,
    /// Pay per dollar of transfers.
    TransfersPay,
    /// Jobs per million of building.
    CapitalJobs,
    /// GDP per dollar of building.
    CapitalGdp,
    /// Pay per dollar of building.
    CapitalPay,
}

use Coefficient::{
    CapitalGdp, CapitalJobs, CapitalPay, Direct, Follow, GdpDirect, GdpIndirect, GdpInduced, Indirect,
    Induced, ModelDirect, ModelIndirect, ModelInduced, PayDirect, PayIndirect, PayInduced, TransfersGdp,
    TransfersJobs, TransfersPay,
};

impl Coefficient {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 19] = [
        Direct,
        Indirect,
        Induced,
        PayDirect,
        PayIndirect,
        PayInduced,
        GdpDirect,
        GdpIndirect,
        GdpInduced,
        ModelDirect,
        ModelIndirect,
        ModelInduced,
        Follow,
        TransfersJobs,
        TransfersGdp,
        TransfersPay,
        CapitalJobs,
        CapitalGdp,
        CapitalPay,
    ];

    /// Its name, as it stands in formulas, in JSON and in links.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Direct => "jobs-direct",
            Indirect => "jobs-indirect",
            Induced => "jobs-induced",
            GdpDirect => "gdp-direct",
            GdpIndirect => "gdp-indirect",
            GdpInduced => "gdp-induced",
            PayDirect => "pay-direct",
            PayIndirect => "pay-indirect",
            PayInduced => "pay-induced",
            ModelDirect => "model-direct",
            ModelIndirect => "model-indirect",
            ModelInduced => "model-induced",
            Follow => "follow",
            TransfersJobs => "transfers-jobs",
            TransfersGdp => "transfers-gdp",
            TransfersPay => "transfers-pay",
            CapitalJobs => "capital-jobs",
            CapitalGdp => "capital-gdp",
            CapitalPay => "capital-pay",
        }
    }

    /// Its field in forms and links: `set.jobs-direct`.
    #[must_use]
    pub fn field(self) -> String {
        format!("set.{}", self.tag())
    }

    /// The coefficient of a field.
    #[must_use]
    pub fn of_field(field: &str) -> Option<Self> {
        let tag = field.strip_prefix("set.")?;
        Self::ALL.into_iter().find(|coefficient| coefficient.tag() == tag)
    }

    /// Between what it may be set; formulas divide by some, and these stay above nothing.
    #[must_use]
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Direct => (0.1, 100.0),
            Indirect | Induced | TransfersJobs | CapitalJobs => (0.0, 100.0),
            GdpDirect => (0.0, 0.95),
            PayDirect => (0.05, 1.0),
            Follow => (0.0, 1.0),
            ModelDirect | ModelIndirect | ModelInduced => (0.0, 3.0),
            _ => (0.0, 3.0),
        }
    }
}

impl Serialize for Coefficient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

/// All coefficients for one service, as the pack has them or as the person set them.
#[derive(Clone, Debug)]
pub struct Values {
    ranges: BTreeMap<Coefficient, Range>,
}

impl Values {
    /// What the pack says of a service. A service that is a mix has the average of its parts.
    #[must_use]
    pub fn of(pack: &Pack, sector: &Sector) -> Self {
        let mut ranges = BTreeMap::new();
        for (name, pick) in [
            (
                [Direct, Indirect, Induced],
                (|sector: &Sector| sector.jobs) as fn(&Sector) -> Option<Multipliers>,
            ),
            ([GdpDirect, GdpIndirect, GdpInduced], |sector| sector.gdp),
            ([PayDirect, PayIndirect, PayInduced], |sector| sector.pay),
        ] {
            let values = average(pack, sector, pick);
            ranges.extend(name.into_iter().zip(values));
        }
        let (model, transfers, capital) = (&pack.model_range, &pack.transfers, &pack.capital);
        ranges.extend([
            (ModelDirect, model.direct),
            (ModelIndirect, model.indirect),
            (ModelInduced, model.induced),
            (Follow, pack.suppliers_follow.value),
            (TransfersJobs, transfers.jobs),
            (TransfersGdp, transfers.gdp),
            (TransfersPay, transfers.pay),
            (CapitalJobs, capital.jobs),
            (CapitalGdp, capital.gdp),
            (CapitalPay, capital.pay),
        ]);
        Self { ranges }
    }

    /// What the person set, in place of the pack's. Her figure has no range: it is hers.
    #[must_use]
    pub fn with(mut self, set: &BTreeMap<Coefficient, f64>) -> Self {
        self.ranges.extend(set.iter().map(|(&coefficient, &value)| (coefficient, Range::exact(value))));
        self
    }

    /// A coefficient.
    #[must_use]
    pub fn get(&self, coefficient: Coefficient) -> Range {
        self.ranges.get(&coefficient).copied().unwrap_or_default()
    }
}

fn average(pack: &Pack, sector: &Sector, pick: fn(&Sector) -> Option<Multipliers>) -> [Range; 3] {
    let own = |sector: &Sector| {
        let three = pick(sector)?;
        Some([three.direct, three.indirect, three.induced].map(|figure| figure.range(pack.half_step)))
    };
    if sector.mix.is_empty() {
        return own(sector).unwrap_or_default();
    }
    let mut sum = [Range::default(); 3];
    for (id, percent) in &sector.mix {
        let part = pack.sector(id).and_then(own).unwrap_or_default();
        for (sum, part) in sum.iter_mut().zip(part) {
            *sum = sum.plus(part.by(percent / 100.0));
        }
    }
    sum
}

/// The source of a coefficient within its pack.
#[must_use]
pub fn source<'p>(pack: &'p Pack, sector: &'p Sector, coefficient: Coefficient) -> &'p str {
    match coefficient {
        ModelDirect | ModelIndirect | ModelInduced => &pack.model_range.source,
        Follow => &pack.suppliers_follow.source,
        TransfersJobs | TransfersGdp | TransfersPay => &pack.transfers.source,
        CapitalJobs | CapitalGdp | CapitalPay => &pack.capital.source,
        _ => &sector.source,
    }
}
