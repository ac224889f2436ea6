#pragma once

#include "models/places/address.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace lianxin::places {

/// Where words stand in the call.
struct WordsAt {
    int utterance = 0;
    const AddressWords::Found* found = nullptr;
};

/// What was said beside a place, gathered from all utterances once.
struct AddressEvidence {
    std::vector<WordsAt> all;                 ///< in order
    std::map<DistrictCode, double> districts; ///< weight by how surely it was named
    std::set<DistrictCode> streets;
    std::vector<WordsAt> roads;
    std::vector<WordsAt> crossRoads;
    std::string road; ///< the road meant, after the crossing had its say
    std::string crossRoad;
    bool roadHeard = false; ///< `road` is not what was said but what sounds like it
    std::optional<Point> crossing;
};

AddressEvidence gatherEvidence(const std::vector<AddressWords>& utterances,
                               const Gazetteer& gazetteer, const AddressContext& context);

/// The known district that leads to these words without a break: 红旗区平原路和平里小区; null where
/// there is none.
const AddressWords::Found* leadingDistrict(const WordsAt& words, const AddressEvidence& evidence);

/// A possible anchor of the address: a place, or an unknown name (`place` -1).
struct AddressHypothesis {
    int place = -1;
    std::string name;
    AddressPart part = AddressPart::Poi;
    MatchReason why = MatchReason::Exact;
    double mention = 0; ///< how surely the words name it
    bool led = false;   ///< a known road stands right before it
    double score = 0;
    std::vector<WordsAt> words;
};

std::vector<AddressHypothesis> hypotheses(const AddressEvidence& evidence,
                                          const Gazetteer& gazetteer,
                                          const AddressContext& context);

} // namespace lianxin::places
