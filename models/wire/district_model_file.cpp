#include "models/wire/district_model_file.h"

#include "models/wire/json.h"
#include "models/wire/model_bytes.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

constexpr std::string_view kMagic = "lianxin-district-model ";

std::vector<std::string> namesOf(const std::vector<DistrictCode>& codes)
{
    std::vector<std::string> names;
    for (const auto& code : codes)
        names.push_back(code.str());
    return names;
}

std::vector<DistrictCode> codesOf(const Json& list)
{
    std::vector<DistrictCode> codes;
    for (const auto& name : list)
        codes.emplace_back(name.get<std::string>());
    return codes;
}

Result<places::DistrictModel> parseBody(std::string_view body)
{
    ModelReader in(body);
    const auto head = parseJson(in.text());
    if (!in.ok() || !head)
        return Error{"damaged", {}};
    places::DistrictModel model;
    try {
        const auto& json = head.value();
        model.labels = codesOf(json.at("labels"));
        model.named = codesOf(json.at("named"));
        json.at("enough").get_to(model.enough);
        auto& training = model.training;
        json.at("fingerprint").get_to(training.fingerprint);
        json.at("texts").get_to(training.texts);
        json.at("tried").get_to(training.tried);
        json.at("decided").get_to(training.decided);
        json.at("right").get_to(training.right);
    } catch (const nlohmann::json::exception&) {
        return Error{"bad_model", "head"};
    }
    constexpr std::size_t kLeastText = sizeof(std::uint64_t);
    model.grams.resize(in.count(kLeastText));
    for (auto& gram : model.grams)
        gram = in.text();
    model.rarity = in.weights(in.count(sizeof(std::uint16_t)));
    model.weights = in.weights(in.count(sizeof(std::uint16_t)));
    if (!in.ok() || !in.atEnd())
        return Error{"damaged", {}};
    if (const auto wrong = places::check(model))
        return *wrong;
    return model;
}

} // namespace

std::string districtModelFile(const places::DistrictModel& model)
{
    ModelWriter out;
    const auto& training = model.training;
    out.text(dump(Json{{"labels", namesOf(model.labels)},
                       {"named", namesOf(model.named)},
                       {"enough", model.enough},
                       {"fingerprint", training.fingerprint},
                       {"texts", training.texts},
                       {"tried", training.tried},
                       {"decided", training.decided},
                       {"right", training.right}}));
    out.number(static_cast<std::uint64_t>(model.grams.size()));
    for (const auto& gram : model.grams)
        out.text(gram);
    for (const auto* values : {&model.rarity, &model.weights}) {
        out.number(static_cast<std::uint64_t>(values->size()));
        out.weights(*values);
    }
    return modelFile(kMagic, kDistrictModelVersion, out.take());
}

Result<places::DistrictModel> parseDistrictModel(std::string_view file)
{
    const auto body = modelBody(file, kMagic, kDistrictModelVersion, kMaxDistrictModel);
    return body ? parseBody(body.value()) : Result<places::DistrictModel>(body.error());
}

} // namespace lianxin::wire
