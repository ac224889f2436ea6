#include "models/wire/simulation_json.h"

#include "models/wire/json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace lianxin::wire {

namespace {

using engine::DayFigures;
using engine::Estimate;

/// Six digits after the point are more than a simulation knows.
double rounded(double value)
{
    constexpr double kParts = 1e6;
    return std::round(value * kParts) / kParts;
}

std::string clock(std::size_t half)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02zu:%s", half / 2 % 100, half % 2 ? "30" : "00");
    return text.data();
}

Json write(const DayFigures& figures)
{
    return Json{{"calls", figures.calls},
                {"answered", figures.answered},
                {"service_level", rounded(figures.serviceLevel())},
                {"answered_share", rounded(figures.answeredShare())},
                {"mean_wait_s", rounded(figures.meanWaitS())},
                {"hung_up", figures.hungUp},
                {"abandoned", rounded(figures.abandonedShare())},
                {"passed_on", figures.passedOn},
                {"unserved", figures.unserved()},
                {"transferred", figures.transferred},
                {"overflowed", figures.overflowed},
                {"callbacks", figures.callbacks},
                {"occupancy", rounded(figures.occupancy())},
                {"staffed_hours", rounded(figures.staffedS / 3600)},
                {"seats_needed", figures.seatsNeeded}};
}

Json writeHalfHours(const std::array<DayFigures, engine::kHalfHours>& halfHours)
{
    Json list = Json::array();
    for (std::size_t half = 0; half < halfHours.size(); ++half) {
        auto entry = write(halfHours[half]);
        entry["from"] = clock(half);
        list.push_back(std::move(entry));
    }
    return list;
}

Json write(const engine::DayHonesty& honesty)
{
    Json json{{"told_minutes", honesty.told},
              {"told_place", honesty.toldPlace},
              {"answered", honesty.answered},
              {"mean_error_s", rounded(honesty.errorS)}};
    if (honesty.answered > 0)
        json["not_longer"] = rounded(static_cast<double>(honesty.notLonger) / honesty.answered);
    return json;
}

} // namespace

std::string steadyText(const engine::SteadyResult& result, const engine::SteadyLoad& load,
                       double seconds)
{
    Json json{{"calls", result.calls},
              {"seats", load.seats},
              {"calls_per_hour", load.callsPerHour},
              {"mean_handle_s", load.meanHandleS},
              {"hours", load.hours},
              {"seed", load.seed},
              {"warm_up_s", rounded(result.warmUpS)},
              {"batches", result.batches},
              {"seconds", seconds}};
    if (load.meanPatienceS > 0)
        json["mean_patience_s"] = load.meanPatienceS;
    const auto put = [&](const char* name, const Estimate& estimate) {
        json[name] = rounded(estimate.mean);
        json["ci95"][name] = rounded(estimate.halfWidth);
    };
    put("p_wait", result.pWait);
    put("mean_wait_s", result.meanWaitS);
    put("service_level_15s", result.serviceLevel15s);
    put("abandoned", result.abandoned);
    put("occupancy", result.occupancy);
    return dump(json);
}

std::string dayText(const DayReport& report)
{
    const auto& result = report.result;
    auto json = write(result.whole);
    json["profile"] = report.profile.name;
    json["seats"] = report.load.seats;
    json["most_signed_in"] = result.mostSignedIn;
    json["calls_per_day"] = report.load.callsPerDay;
    json["seed"] = report.load.seed;
    json["target"] = {{"share", report.profile.target.share},
                      {"within_s", report.profile.target.withinS}};
    json["kept"] = result.whole.serviceLevel() >= report.profile.target.share;
    if (report.seatsForTarget)
        json["seats_for_target"] = *report.seatsForTarget;
    json["announcements"] = write(result.honesty);
    json["half_hours"] = writeHalfHours(result.halfHours);
    json["groups"] = Json::array();
    for (const auto& group : result.groups) {
        auto entry = write(group.whole);
        entry["id"] = group.id.str();
        entry["name"] = group.name;
        entry["half_hours"] = writeHalfHours(group.halfHours);
        json["groups"].push_back(std::move(entry));
    }
    json["seconds"] = report.seconds;
    return dump(json);
}

} // namespace lianxin::wire
