#include "models/places/address.h"
#include "models/places/district_of.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace lianxin;
using namespace lianxin::places;

Place named(const char* id, const char* name, PlaceKind kind, std::vector<std::string> aliases = {})
{
    return {id, name,    std::move(aliases), kind, Point{113.95, 35.35}, DistrictCode{"1"},
            {}, "平原路"};
}

const Gazetteer& gazetteer()
{
    static const Gazetteer made({named("1", "红旗区", PlaceKind::District),
                                 named("2", "阳光小区", PlaceKind::Residential, {"阳光小区东街院"}),
                                 named("3", "平原路", PlaceKind::Road),
                                 named("4", "新中大道", PlaceKind::Road),
                                 named("5", "柳园口村委会", PlaceKind::Village),
                                 named("6", "市第一人民医院", PlaceKind::Hospital)},
                                {{"平原路", 1, {{113.9, 35.35}, {114, 35.35}}},
                                 {"新中大道", 1, {{113.95, 35.3}, {113.95, 35.4}}}});
    return made;
}

} // namespace

/// Any bytes, cut into utterances at zero bytes: candidates name real places, spans stay inside
/// their utterance.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Jurisdictions jurisdictions(
        {{DistrictCode{"1"}, "红旗区", {}, {{{{113, 35}, {115, 35}, {115, 36}, {113, 36}}}}}});
    std::vector<std::string> utterances(1);
    for (std::size_t i = 0; i < size; ++i) {
        if (data[i] == 0)
            utterances.emplace_back();
        else
            utterances.back().push_back(static_cast<char>(data[i]));
    }
    for (const auto& candidate : parseAddress(utterances, gazetteer(), jurisdictions)) {
        if (!(candidate.confidence >= 0 && candidate.confidence <= 1) ||
            candidate.place >= static_cast<int>(gazetteer().places().size()))
            std::abort();
        for (const auto& span : candidate.spans) {
            const auto& utterance = utterances.at(static_cast<std::size_t>(span.utterance));
            if (span.from < 0 || span.to <= span.from || span.to > text::length(utterance))
                std::abort();
        }
    }
    DistrictReader(gazetteer()).decide(utterances.front(), utterances.back());
    return 0;
}
