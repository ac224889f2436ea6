#include "models/wire/text_model_file.h"

#include "models/wire/json.h"
#include "models/wire/model_bytes.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

constexpr std::string_view kMagic = "lianxin-text-model ";

Json headOf(const assist::TextModel& model)
{
    Json views = Json::array();
    for (const auto& view : model.views)
        views.push_back({static_cast<int>(view.side), view.longest, view.weight});
    const auto& training = model.training;
    return {{"labels", model.labels},
            {"views", views},
            {"words", model.words},
            {"sharpness", model.calibration.sharpness},
            {"points", model.calibration.points},
            {"threshold", model.threshold},
            {"fingerprint", training.fingerprint},
            {"texts", training.texts},
            {"figures",
             {training.accuracy, training.macroF1, training.autoCoverage, training.autoPrecision}}};
}

/// Throws what nlohmann/json throws for a member that is missing or of another kind.
void readHead(const Json& head, assist::TextModel& model)
{
    head.at("labels").get_to(model.labels);
    for (const auto& view : head.at("views"))
        model.views.push_back({static_cast<assist::Side>(view.at(0).get<std::uint8_t>()),
                               view.at(1).get<int>(), view.at(2).get<float>()});
    head.at("words").get_to(model.words);
    head.at("sharpness").get_to(model.calibration.sharpness);
    head.at("points").get_to(model.calibration.points);
    head.at("threshold").get_to(model.threshold);
    auto& training = model.training;
    head.at("fingerprint").get_to(training.fingerprint);
    head.at("texts").get_to(training.texts);
    const auto& figures = head.at("figures");
    training.accuracy = figures.at(0).get<double>();
    training.macroF1 = figures.at(1).get<double>();
    training.autoCoverage = figures.at(2).get<double>();
    training.autoPrecision = figures.at(3).get<double>();
}

void writeLearned(const assist::LearnedTexts& learned, ModelWriter& out)
{
    out.number(static_cast<std::uint64_t>(learned.labels.size()));
    for (const auto label : learned.labels)
        out.number(label);
    for (const auto end : learned.ends)
        out.number(end);
    out.number(static_cast<std::uint64_t>(learned.texts.size()));
    for (const auto text : learned.texts)
        out.number(text);
    out.weights(learned.values);
}

void readLearned(ModelReader& in, std::size_t keys, assist::LearnedTexts& learned)
{
    const std::size_t labels = in.count(sizeof(std::uint16_t));
    for (std::size_t i = 0; i < labels; ++i)
        learned.labels.push_back(in.number<std::uint16_t>());
    for (std::size_t i = 0; labels > 0 && i < keys; ++i)
        learned.ends.push_back(in.number<std::uint32_t>());
    const std::size_t texts = in.count(2 * sizeof(std::uint16_t));
    for (std::size_t i = 0; i < texts; ++i)
        learned.texts.push_back(in.number<std::uint16_t>());
    learned.values = in.weights(texts);
}

Result<assist::TextModel> parseBody(std::string_view body)
{
    const Error damaged{"damaged", {}};
    ModelReader in(body);
    const auto head = parseJson(in.text());
    if (!in.ok() || !head)
        return damaged;
    assist::TextModel model;
    try {
        readHead(head.value(), model);
    } catch (const nlohmann::json::exception&) {
        return Error{"bad_model", "head"};
    }
    const std::size_t keys = in.count(sizeof(std::uint32_t) + sizeof(float));
    for (std::size_t i = 0; i < keys; ++i)
        model.keys.push_back(in.number<std::uint32_t>());
    for (std::size_t i = 0; i < keys; ++i)
        model.rarity.push_back(in.real());
    for (std::size_t i = 0; i < model.labels.size(); ++i)
        model.bias.push_back(in.real());
    const std::size_t weights = in.count(sizeof(std::uint16_t));
    model.weights = in.weights(weights);
    readLearned(in, keys, model.learned);
    if (!in.ok() || !in.atEnd())
        return damaged;
    const auto sound = check(model);
    return sound ? Result<assist::TextModel>(std::move(model)) : sound.error();
}

} // namespace

std::string textModelFile(const assist::TextModel& model)
{
    ModelWriter out;
    out.text(dump(headOf(model)));
    out.number(static_cast<std::uint64_t>(model.keys.size()));
    for (const auto key : model.keys)
        out.number(key);
    for (const float rarity : model.rarity)
        out.real(rarity);
    for (const float bias : model.bias)
        out.real(bias);
    out.number(static_cast<std::uint64_t>(model.weights.size()));
    out.weights(model.weights);
    writeLearned(model.learned, out);
    return modelFile(kMagic, kTextModelVersion, out.take());
}

Result<assist::TextModel> parseTextModel(std::string_view file)
{
    const auto body = modelBody(file, kMagic, kTextModelVersion, kMaxTextModel);
    return body ? parseBody(body.value()) : Result<assist::TextModel>(body.error());
}

} // namespace lianxin::wire
