#pragma once

#include "models/assist/heard.h"
#include "models/assist/proposal.h"
#include "models/places/address.h"
#include "models/places/district_of.h"

#include <optional>

namespace lianxin::assist {

/// Where the matter is.
struct Whereabouts {
    places::AddressCandidate best;
    std::vector<places::AddressCandidate> others;
};

/// From what each utterance said of a place (`words`, one for each of `heard`). A place only the
/// agent names counts once the caller has agreed or the agent reads back; a place named beside
/// 单位, 老家, 以前 … is somewhere else.
std::optional<Whereabouts> readPlace(const std::vector<Heard>& heard,
                                     const std::vector<places::AddressWords>& words,
                                     const places::Gazetteer& gazetteer,
                                     const places::Jurisdictions& jurisdictions);

/// Where no place could be told, or only doubtfully: the district that all names in the caller's
/// words together speak for. `where` stays as it is when they agree with it or decide nothing.
std::optional<Whereabouts> orDistrict(std::optional<Whereabouts> where,
                                      const std::vector<Heard>& heard,
                                      const places::Gazetteer& gazetteer,
                                      const places::DistrictReader& districts);

/// The field's value with alternatives; empty where nothing was found.
Proposal placeProposal(const std::optional<Whereabouts>& where, const std::vector<Heard>& heard);
/// The pin; on the middle of the district, and said so, where the place itself has no point.
std::optional<session::PinPlaced> pinOf(const Whereabouts& where,
                                        const places::Gazetteer& gazetteer);

} // namespace lianxin::assist
