// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csafproducts.h"

#include "feeds/jsonkeys.h"

namespace watchfloor::feeds {

namespace {

[[nodiscard]] bool isObject(dom::element value, dom::object &object, JsonProblem &problem)
{
    if (value.get(object) == simdjson::SUCCESS)
        return true;
    problem.reason = "must be an object";
    return false;
}

} // namespace

bool CsafProducts::read(dom::element tree, JsonProblem &problem)
{
    static constexpr JsonKeys keys(
        std::to_array<std::string_view>({"branches", "full_product_names", "relationships"}));
    dom::object object;
    if (!isObject(tree, object, problem))
        return false;
    return eachMember(object, keys, problem, [&](int key, dom::element list) {
        return eachElement(list, problem, [&](dom::element one) {
            return key == 0 ? branch(one, {}, problem)
                : key == 1  ? named(one, {}, problem)
                            : relationship(one, problem);
        });
    });
}

const CsafProducts::Product *CsafProducts::find(std::string_view id) const
{
    const auto found = m_products.find(id);
    return found == m_products.end() ? nullptr : &found->second;
}

/// Branches nest as vendor, product, version, in whatever order; a leaf names the product. The framer bounds the depth.
bool CsafProducts::branch(dom::element value, Product above, JsonProblem &problem)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"category", "name", "branches", "product"}));
    dom::object object;
    if (!isObject(value, object, problem))
        return false;
    std::string_view category, name;
    std::optional<dom::element> branches, product;
    const bool fine = eachMember(object, keys, problem, [&](int key, dom::element member) {
        if (key == 0)
            category = stringOf(member);
        else if (key == 1)
            name = stringOf(member);
        else
            (key == 2 ? branches : product) = member;
        return true;
    });
    if (!fine)
        return false;
    if (category == "vendor")
        above.vendor = name;
    else if (category == "product_name")
        above.product = name;
    else if (category.starts_with("product_version"))
        above.version = name;
    if (product && !named(*product, above, problem)) {
        prefixField(problem, "product");
        return false;
    }
    if (!branches)
        return true;
    if (eachElement(*branches, problem, [&](dom::element one) { return branch(one, above, problem); }))
        return true;
    prefixField(problem, "branches");
    return false;
}

bool CsafProducts::named(dom::element value, Product product, JsonProblem &problem)
{
    static constexpr JsonKeys keys(
        std::to_array<std::string_view>({"name", "product_id", "product_identification_helper"}));
    static constexpr JsonKeys helperKeys(std::to_array<std::string_view>({"cpe", "purl", "purls"}));
    dom::object object;
    if (!isObject(value, object, problem))
        return false;
    std::string_view id;
    const bool fine = eachMember(object, keys, problem, [&](int key, dom::element member) {
        if (key == 0) {
            product.name = stringOf(member);
            return true;
        }
        if (key == 1) {
            id = stringOf(member);
            return true;
        }
        dom::object helper;
        return isObject(member, helper, problem)
            && eachMember(helper, helperKeys, problem, [&](int which, dom::element text) {
                   if (which == 0)
                       product.cpe = stringOf(text);
                   else if (which == 1)
                       product.purl = stringOf(text);
                   else if (dom::array list; text.get(list) == simdjson::SUCCESS && list.size() > 0)
                       product.purl = stringOf(list.at(0).value_unsafe());
                   return true;
               });
    });
    if (!fine)
        return false;
    if (id.empty()) {
        problem = {"product_id", "missing"};
        return false;
    }
    m_products.emplace(id, product);
    return true;
}

/// A product inside another one: it has its own id and name, and the vendor and identifiers of what is inside.
bool CsafProducts::relationship(dom::element value, JsonProblem &problem)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"full_product_name", "product_reference"}));
    dom::object object;
    if (!isObject(value, object, problem))
        return false;
    std::optional<dom::element> name;
    Product inside;
    const bool fine = eachMember(object, keys, problem, [&](int key, dom::element member) {
        if (key == 0)
            name = member;
        else if (const Product *known = find(stringOf(member)))
            inside = *known;
        return true;
    });
    if (!fine || !name)
        return fine;
    if (named(*name, inside, problem))
        return true;
    prefixField(problem, "full_product_name");
    return false;
}

} // namespace watchfloor::feeds
